/** Who works on which bucket, in the tables {@code bucket_lease} and {@code node_alive}, by the database's clock. */
package payscore.adapter.persistence.lease;
