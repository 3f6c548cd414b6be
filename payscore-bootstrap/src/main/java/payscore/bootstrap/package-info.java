/** Assembles the service: builds the use cases by hand, picks the adapters by configuration, starts the work. */
package payscore.bootstrap;
