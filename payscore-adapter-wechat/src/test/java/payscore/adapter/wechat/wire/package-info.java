/** Tests of what WeChat's words mean and of what we write. */
package payscore.adapter.wechat.wire;
