/** The use cases of no-confirm mode. */
package payscore.application.handler.permission;
