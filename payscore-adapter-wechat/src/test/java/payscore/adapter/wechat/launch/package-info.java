/** Tests of the launch signature. */
package payscore.adapter.wechat.launch;
