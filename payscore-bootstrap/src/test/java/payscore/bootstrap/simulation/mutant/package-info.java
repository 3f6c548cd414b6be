/**
 * Deliberate breaks of one guard each, put into the loaded classes for the length of a run. No flag for them exists in what is shipped;
 * each must be caught by some world, or the simulation has no teeth there.
 */
package payscore.bootstrap.simulation.mutant;
