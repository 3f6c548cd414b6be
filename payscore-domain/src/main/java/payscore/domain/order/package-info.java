/**
 * The service order and its life cycle: the states, the one table of transitions, decisions (ours, may be refused) and facts
 * (told by WeChat, only ever move an order upward). Rules follow the PayScore life-cycle reference, T1 to T16.
 */
package payscore.domain.order;
