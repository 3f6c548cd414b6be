/** The HTTP server all parts of the simulator share. */
package payscore.simulator.http;
