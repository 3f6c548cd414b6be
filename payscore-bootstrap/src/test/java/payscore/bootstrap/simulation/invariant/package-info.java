/** What must hold in every simulated world, whatever goes wrong: I1 to I22 of the reliability design. */
package payscore.bootstrap.simulation.invariant;
