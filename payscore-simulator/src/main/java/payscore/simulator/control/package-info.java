/** What tests and developers do to the simulator from outside: act as the user, move time, script faults, look. */
package payscore.simulator.control;
