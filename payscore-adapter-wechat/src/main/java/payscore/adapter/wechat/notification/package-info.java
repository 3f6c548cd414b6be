/** WeChat's callbacks: taken in, authenticated and kept; read later. */
package payscore.adapter.wechat.notification;
