/** Days that are owed a comparison with WeChat's bill, and what differs, in SQL. */
package payscore.adapter.persistence.reconciliation;
