/** Which merchants this deployment acts for. */
package payscore.application.port.out.merchant;
