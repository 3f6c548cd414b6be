/** What is written on the wire and what it means; the only place where WeChat's words meet domain types. */
package payscore.adapter.wechat.wire;
