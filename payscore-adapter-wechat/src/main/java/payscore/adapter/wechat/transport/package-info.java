/** One HTTP call to WeChat: signed, bounded in time and size, never repeated once it may have been sent. */
package payscore.adapter.wechat.transport;
