/** The development assembly: starts the simulator beside the service and configures the service for it. */
package payscore.simulator.spring;
