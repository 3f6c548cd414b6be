/** What the service measures about its own work. */
package payscore.application.port.out.telemetry;
