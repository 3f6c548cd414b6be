/** Reconciliations over HTTP. */
package payscore.adapter.web.reconciliation;
