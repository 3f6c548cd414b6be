/** Keeps trouble small: one merchant's from the others, one host's from all calls, WeChat's limits from being run into again. */
package payscore.adapter.wechat.isolation;
