/** Webhooks as a receiver sees them, and endpoints that misbehave. */
package payscore.adapter.web.webhook;
