/** Tests of the download and the use of platform certificates. */
package payscore.adapter.wechat.certificates;
