/** The web adapter as an auto-configuration. */
package payscore.adapter.web.config;
