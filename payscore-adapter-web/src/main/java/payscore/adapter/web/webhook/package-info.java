/** Webhooks to the merchant's systems (Standard Webhooks 1.0): what they say, how they are signed, where they may go, and sending. */
package payscore.adapter.web.webhook;
