/** Refunds of what PayScore collected. They never change the order's state (T16). */
package payscore.domain.refund;
