/**
 * WeChat's side of the wire: an independent reading of the WeChat API reference that shares no code with the service. It listens
 * on a port ({@link payscore.simulator.Simulator}) or lives inside a simulation ({@link payscore.simulator.EmbeddedWeChat}).
 */
package payscore.simulator;
