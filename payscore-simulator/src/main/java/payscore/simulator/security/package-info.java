/** Keys, RSA signatures, AES-GCM resources and launch signatures of the API v3 and API v2 families. */
package payscore.simulator.security;
