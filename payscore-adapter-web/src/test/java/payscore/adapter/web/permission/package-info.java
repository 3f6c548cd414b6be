/** Authorisations over HTTP. */
package payscore.adapter.web.permission;
