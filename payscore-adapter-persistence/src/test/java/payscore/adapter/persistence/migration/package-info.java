/** Upgrades from the schema of an earlier release. */
package payscore.adapter.persistence.migration;
