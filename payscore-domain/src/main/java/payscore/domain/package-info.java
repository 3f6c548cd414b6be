/** Service orders and their life cycle. */
package payscore.domain;
