/** What makes the service work without being asked. */
package payscore.bootstrap.schedule;
