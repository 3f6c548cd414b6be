/** Authorisations: what they learn and what may be decided about them. */
package payscore.domain.permission;
