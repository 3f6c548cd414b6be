/** The keys WeChat signs with, per merchant: the configured public key and the platform certificates, side by side. */
package payscore.adapter.wechat.certificates;
