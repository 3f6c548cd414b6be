/**
 * The deterministic simulation: real nodes of the service in a world in which everything goes wrong, one seed at a time (reliability
 * design C). Start with {@code SimulationTest}; {@code docs/simulation.md} explains it.
 */
package payscore.bootstrap.simulation;
