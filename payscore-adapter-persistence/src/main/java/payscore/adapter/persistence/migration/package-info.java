/** Brings the schema of a database to where this release wants it. */
package payscore.adapter.persistence.migration;
