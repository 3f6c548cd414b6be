/** Notifications of WeChat in the table {@code inbox}. */
package payscore.adapter.persistence.inbox;
