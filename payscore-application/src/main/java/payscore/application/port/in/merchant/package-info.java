/** What operators do with the merchants of a deployment. */
package payscore.application.port.in.merchant;
