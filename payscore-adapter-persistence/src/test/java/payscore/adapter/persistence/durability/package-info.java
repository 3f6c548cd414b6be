/** Whether a lax server is noticed. */
package payscore.adapter.persistence.durability;
