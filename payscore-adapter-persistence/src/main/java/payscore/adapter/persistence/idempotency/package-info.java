/** Answers given under an {@code Idempotency-Key}, in the table {@code idempotency}. */
package payscore.adapter.persistence.idempotency;
