/** Bills, against the simulator and against files that are none. */
package payscore.adapter.wechat.bill;
