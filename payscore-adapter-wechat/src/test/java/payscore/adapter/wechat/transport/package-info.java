/** Calls over broken, slow and lying connections. */
package payscore.adapter.wechat.transport;
