/** The user's confirmation: the ticket that opens WeChat's page, and what confirming tells us. */
package payscore.domain.confirmation;
