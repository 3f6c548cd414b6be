package payscore.adapter.persistence.reconciliation;

/** How many differences of a day have a fate. */
record FateCountRow(String fate, long differences) {}
