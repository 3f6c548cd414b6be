/** The one place where database transactions start. */
package payscore.adapter.persistence.transaction;
