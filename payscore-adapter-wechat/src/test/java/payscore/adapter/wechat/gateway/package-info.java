/** Tests of the conversation with WeChat, over HTTP on this machine. */
package payscore.adapter.wechat.gateway;
