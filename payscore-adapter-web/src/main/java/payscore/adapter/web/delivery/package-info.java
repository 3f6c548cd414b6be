/** The merchant's view of its webhooks: which were delivered, which were given up, and sending them again. */
package payscore.adapter.web.delivery;
