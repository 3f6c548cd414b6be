/** Service orders and their history in the tables {@code service_order} and {@code service_order_fact}. */
package payscore.adapter.persistence.order;
