/** The conversation with WeChat Pay: commands and queries, launch signatures, reading notifications, sealing personal data. */
package payscore.application.port.out.wechat;
