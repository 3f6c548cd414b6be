/** What the service can do: one interface a use case. */
package payscore.application.port.in;
