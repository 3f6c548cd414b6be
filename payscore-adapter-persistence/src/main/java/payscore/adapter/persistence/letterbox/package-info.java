/** The way of WeChat's notifications into the table {@code inbox}, over connections of its own. */
package payscore.adapter.persistence.letterbox;
