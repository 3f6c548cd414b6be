/** Tests of the order operations. */
package payscore.adapter.web.order;
