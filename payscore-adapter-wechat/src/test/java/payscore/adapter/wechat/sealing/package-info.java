/** Tests of the sealing. */
package payscore.adapter.wechat.sealing;
