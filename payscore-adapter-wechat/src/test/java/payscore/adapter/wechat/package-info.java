/** The adapter as a whole. */
package payscore.adapter.wechat;
