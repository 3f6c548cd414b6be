/** The {@code Idempotency-Key}: one request, one execution, one answer. */
package payscore.adapter.web.idempotency;
