/** Commands and queries sent to WeChat, and what is made of the answers. */
package payscore.adapter.wechat.gateway;
