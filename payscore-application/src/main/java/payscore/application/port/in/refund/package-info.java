/** Giving back what PayScore collected. */
package payscore.application.port.in.refund;
