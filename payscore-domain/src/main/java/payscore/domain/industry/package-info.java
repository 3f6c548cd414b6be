/** What WeChat Pay prescribes for the fee lines and the device of an industry; a service may be bound to one. */
package payscore.domain.industry;
