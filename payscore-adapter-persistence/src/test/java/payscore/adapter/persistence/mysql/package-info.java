/** A real MySQL server for tests, without Docker and without installation. */
package payscore.adapter.persistence.mysql;
