/** Money of a service order: integer fen, lines with exact sums, the risk fund and what WeChat collected. */
package payscore.domain.money;
