/** An adapter of PayScore that is not PayScore's: order events go to a file instead of to an address. */
package example.eventsink;
