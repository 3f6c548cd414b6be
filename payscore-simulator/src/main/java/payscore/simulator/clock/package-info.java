/** The movable clock and everything that is due at some time on it. */
package payscore.simulator.clock;
