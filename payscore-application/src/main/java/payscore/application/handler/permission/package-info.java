/** Handlers of no-confirm mode: authorisations, what is owed about them, and what WeChat says of them. */
package payscore.application.handler.permission;
