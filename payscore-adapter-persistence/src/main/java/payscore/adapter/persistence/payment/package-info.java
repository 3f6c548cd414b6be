/** Payments by transaction and what bills have shown of them, in SQL. */
package payscore.adapter.persistence.payment;
