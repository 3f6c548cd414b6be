/** The merchant's view of its webhooks. */
package payscore.adapter.web.delivery;
