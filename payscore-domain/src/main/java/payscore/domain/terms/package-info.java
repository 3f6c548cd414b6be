/** What merchant and user agree on: the terms of creation and of completion, and the rules between them. */
package payscore.domain.terms;
