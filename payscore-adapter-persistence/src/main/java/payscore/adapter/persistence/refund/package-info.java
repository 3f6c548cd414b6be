/** Which order a refund number belongs to, in SQL. */
package payscore.adapter.persistence.refund;
