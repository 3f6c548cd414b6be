/**
 * The service as processes of its own, on a real MySQL server, with the simulator for WeChat and a network that fails: what the
 * promises are worth when processes die, databases stall and answers get lost.
 */
package payscore.bootstrap.realparts;
