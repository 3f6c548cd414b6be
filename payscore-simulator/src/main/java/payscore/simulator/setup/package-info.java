/** The keys of a development assembly, made once and kept in a directory, and configuration read from JSON. */
package payscore.simulator.setup;
