/** The walls of the house, and proof that each of them can fall. */
package payscore.bootstrap.architecture;
