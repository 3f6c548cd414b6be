/** Sealing of personal data and tickets before they are stored. */
package payscore.adapter.wechat.sealing;
