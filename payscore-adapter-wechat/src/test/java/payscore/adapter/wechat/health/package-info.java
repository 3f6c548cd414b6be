/** Tests of the health report. */
package payscore.adapter.wechat.health;
