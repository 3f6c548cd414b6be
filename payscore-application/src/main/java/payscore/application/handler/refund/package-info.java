/** Handlers of refunds, and how WeChat is asked about them. */
package payscore.application.handler.refund;
