/** The application: what the service does, told in use cases and ports. Knows no framework. */
package payscore.application;
