/** The use cases over in-memory ports and a scripted WeChat. */
package payscore.application.handler;
