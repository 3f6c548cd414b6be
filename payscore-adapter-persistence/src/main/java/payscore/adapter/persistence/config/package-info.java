/** Assembles the store for {@code payscore.persistence = h2 | mysql}. */
package payscore.adapter.persistence.config;
