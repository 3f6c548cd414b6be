/**
 * Virtual time and the one thing that runs in it: fibers, each a virtual thread of its own, exactly one of which holds the baton. Who
 * gets it next follows from the seed alone.
 */
package payscore.bootstrap.simulation.fiber;
