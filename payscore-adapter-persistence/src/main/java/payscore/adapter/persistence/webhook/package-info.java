/** What the merchant's systems are told, in the tables {@code webhook_delivery} and {@code webhook_endpoint_off}. */
package payscore.adapter.persistence.webhook;
