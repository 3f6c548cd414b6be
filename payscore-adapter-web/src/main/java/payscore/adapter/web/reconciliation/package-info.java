/** How days compare with WeChat's bills, and what becomes of the differences. */
package payscore.adapter.web.reconciliation;
