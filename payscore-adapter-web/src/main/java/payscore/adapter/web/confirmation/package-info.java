/** Opening WeChat's pages, and answering a front end whose user came back from them. */
package payscore.adapter.web.confirmation;
