/**
 * What every implementation of a port must do, as tests. An adapter implements the interface in a test class of its own; each
 * test expects a store with nothing in it.
 */
package payscore.application.contract;
