/** Tests of the signatures, held to the reference's vectors. */
package payscore.adapter.wechat.signing;
