/** One merchant beside another, one host beside another. */
package payscore.adapter.wechat.isolation;
