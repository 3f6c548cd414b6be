/** Scripted misbehaviour, chosen by operation and order number, each used up after a number of hits. */
package payscore.simulator.fault;
