/** The history of an order in words a person understands, and what the service will do next. */
package payscore.adapter.web.history;
