/** The simulated world: nodes, database, network, WeChat, users and merchants, and the troubles that befall them. */
package payscore.bootstrap.simulation.world;
