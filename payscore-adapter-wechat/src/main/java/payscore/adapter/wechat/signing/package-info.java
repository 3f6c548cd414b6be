/** API v3 signatures: ours on every request, WeChat's on every answer and callback. */
package payscore.adapter.wechat.signing;
