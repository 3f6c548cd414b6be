/** WeChat's side of the wire: an independent reading of the WeChat API reference that shares no code with the service. */
package payscore.simulator;
