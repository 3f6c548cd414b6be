/** Bills and what differs, told as stories. */
package payscore.application.handler.reconciliation;
