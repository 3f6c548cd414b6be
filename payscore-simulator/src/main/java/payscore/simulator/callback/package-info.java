/** Notifications to the merchant: encryption, signing, delivery and WeChat's retry ladders. */
package payscore.simulator.callback;
