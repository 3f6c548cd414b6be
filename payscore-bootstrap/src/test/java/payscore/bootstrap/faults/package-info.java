/** The catalogue of faults, and which test covers which. */
package payscore.bootstrap.faults;
