/** Properties of the WeChat adapter, their checks at start, and the wiring. */
package payscore.adapter.wechat.config;
