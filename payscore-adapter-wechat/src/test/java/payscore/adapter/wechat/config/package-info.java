/** Tests of the properties: what is refused, in which words, and what is wired. */
package payscore.adapter.wechat.config;
