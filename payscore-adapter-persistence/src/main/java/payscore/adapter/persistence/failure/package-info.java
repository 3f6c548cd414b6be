/** Tells failures of the database apart, as the store's ports want them told. */
package payscore.adapter.persistence.failure;
