/** Annotations where they must not be, for the test that finds them; not looked at otherwise. */
package payscore.bootstrap.faults.planted;
