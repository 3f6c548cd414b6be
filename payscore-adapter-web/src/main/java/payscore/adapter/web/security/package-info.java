/** API keys: who calls, and for which merchants. */
package payscore.adapter.web.security;
