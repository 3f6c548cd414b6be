/** Handlers of what a merchant can do while WeChat collects a completed order. */
package payscore.application.handler.collection;
