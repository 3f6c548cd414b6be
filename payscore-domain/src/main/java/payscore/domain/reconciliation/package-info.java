/** WeChat's daily bill against what we know: lines, what differs, and what became of it (API reference part D). */
package payscore.domain.reconciliation;
