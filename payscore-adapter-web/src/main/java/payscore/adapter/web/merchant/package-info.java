/** The API for operators: the merchants in use, and their settings. */
package payscore.adapter.web.merchant;
