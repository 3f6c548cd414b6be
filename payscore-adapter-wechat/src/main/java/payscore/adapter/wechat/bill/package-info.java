/** WeChat's daily bills: applied for, downloaded, checked, and read line by line (API reference part D). */
package payscore.adapter.wechat.bill;
