/** Holds every statement to the portable subset. */
package payscore.adapter.persistence.sql;
