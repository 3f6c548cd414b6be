/** Who sells, under which app, with which PayScore service, to whom. */
package payscore.domain.merchant;
