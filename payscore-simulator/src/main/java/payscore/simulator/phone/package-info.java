/** The user's phone: checks launch parameters as WeChat's front end does and lets the user act. */
package payscore.simulator.phone;
