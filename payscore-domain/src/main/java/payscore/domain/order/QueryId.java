package payscore.domain.order;

import payscore.domain.violation.WireText;

/**
 * {@code query_id}: handed to the front end when the user returns by the button inside WeChat's page; string(512). A hint whom to
 * ask about, never a proof of anything.
 */
public record QueryId(String value) {
    public QueryId {
        WireText.checked(value, 512);
    }
}
