/** Tests of the package of the same name. */
package payscore.adapter.web.merchant;
