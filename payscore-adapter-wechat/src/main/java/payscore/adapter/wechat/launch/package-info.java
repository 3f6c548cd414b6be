/** Signatures for opening WeChat's own pages. */
package payscore.adapter.wechat.launch;
