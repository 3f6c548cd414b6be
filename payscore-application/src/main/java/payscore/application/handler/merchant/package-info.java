/** The use cases about merchants. */
package payscore.application.handler.merchant;
