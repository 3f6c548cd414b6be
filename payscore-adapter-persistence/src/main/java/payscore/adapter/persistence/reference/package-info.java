/** Which order stands for which business reference, in SQL. */
package payscore.adapter.persistence.reference;
