/** What leases are between two statements of a renewal. */
package payscore.adapter.persistence.lease;
