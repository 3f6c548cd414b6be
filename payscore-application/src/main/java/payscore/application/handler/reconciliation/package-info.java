/** Compares each day with WeChat's bill, asks WeChat about what differs, and lets the merchant judge what is left. */
package payscore.application.handler.reconciliation;
