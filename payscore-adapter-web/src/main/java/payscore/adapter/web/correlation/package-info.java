/** The correlation id of a request, in its answer and in every log line, and the access log. */
package payscore.adapter.web.correlation;
