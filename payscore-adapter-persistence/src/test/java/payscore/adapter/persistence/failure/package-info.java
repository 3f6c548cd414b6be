/** What failures mean. */
package payscore.adapter.persistence.failure;
