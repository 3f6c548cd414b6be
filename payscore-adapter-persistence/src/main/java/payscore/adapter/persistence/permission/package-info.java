/** Authorisations in SQL. */
package payscore.adapter.persistence.permission;
