/** Tests of the callback endpoint, bytes in and bytes out, and of reading what was kept. */
package payscore.adapter.wechat.notification;
