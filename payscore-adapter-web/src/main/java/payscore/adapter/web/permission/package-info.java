/** No-confirm mode over HTTP: authorisations. */
package payscore.adapter.web.permission;
