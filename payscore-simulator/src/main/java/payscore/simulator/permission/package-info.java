/** Authorisations of no-confirm mode as WeChat keeps them. */
package payscore.simulator.permission;
