/** Who may call: merchants with their keys, services with their bindings, test users, switches. */
package payscore.simulator.merchant;
