/** Service orders as WeChat keeps them: positions, life cycle, packages, deductions and how they look on the wire. */
package payscore.simulator.order;
