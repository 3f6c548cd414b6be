/** What is wrong with a value somebody gave us: which field, and the rule it breaks, in words. */
package payscore.domain.violation;
