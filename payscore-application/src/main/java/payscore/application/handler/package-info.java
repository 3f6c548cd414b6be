/** The use cases at work: remember the intent, ask WeChat, settle the answer. Adapters must not depend on this package. */
package payscore.application.handler;
