/** Service orders: create, read, list, refresh, complete, cancel. Request records make commands, response records show orders. */
package payscore.adapter.web.order;
