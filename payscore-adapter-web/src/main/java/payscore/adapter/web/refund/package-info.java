/** Refunds over HTTP. */
package payscore.adapter.web.refund;
