/** What a merchant can do while WeChat collects a completed order. */
package payscore.application.port.in.collection;
