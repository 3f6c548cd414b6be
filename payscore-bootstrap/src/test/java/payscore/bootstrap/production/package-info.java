/** The service as it runs in production: the jar itself, on MySQL, with nothing but the documented properties. */
package payscore.bootstrap.production;
