/**
 * What every implementation of a port must do, as tests. An adapter implements the interface in a test class of its own; each
 * test expects a store, or a destination, with nothing in it. Published as a test jar.
 */
package payscore.application.contract;
