/** The behaviour in business words, run over HTTP against a running service and a running simulator. */
package payscore.bootstrap.acceptance;
