/** Whether the server keeps what it has acknowledged. */
package payscore.adapter.persistence.durability;
