/** One JSON mapper and the reading of fields with a pointer to the offending place. */
package payscore.simulator.json;
