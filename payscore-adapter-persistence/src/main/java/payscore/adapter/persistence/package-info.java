/**
 * The store: MyBatis on MySQL, or on H2 in its MySQL mode, with one migration and one set of statements for both.
 */
package payscore.adapter.persistence;
