/** The keys of each merchant: what they open, sign and verify. No type here prints what it holds. */
package payscore.adapter.wechat.keys;
