/** How the merchant's systems are told: which endpoints there are, what a message says, and sending it. */
package payscore.application.port.out.webhook;
