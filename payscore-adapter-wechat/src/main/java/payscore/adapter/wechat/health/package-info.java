/** Which merchants can work with WeChat at the moment. */
package payscore.adapter.wechat.health;
