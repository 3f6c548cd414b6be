/** WeChat's daily bills, written from its own book of orders (WeChat API reference, part D). */
package payscore.simulator.bill;
