/** Everything WeChat, in both directions: the gateway we call it by, the callbacks it calls us by, and what both are signed with. */
package payscore.adapter.wechat;
