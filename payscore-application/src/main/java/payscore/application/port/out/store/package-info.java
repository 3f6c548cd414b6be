/** What must survive a crash: orders with their history, commands, notifications, idempotency keys. */
package payscore.application.port.out.store;
