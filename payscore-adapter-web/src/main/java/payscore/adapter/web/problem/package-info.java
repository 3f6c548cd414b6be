/** What can go wrong, as problem details (RFC 9457). The one place that knows HTTP statuses. */
package payscore.adapter.web.problem;
