/** What we owe WeChat, in the table {@code command}. */
package payscore.adapter.persistence.command;
