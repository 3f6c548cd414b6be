package payscore.adapter.web.order;

import java.util.Optional;
import payscore.domain.order.ServiceOrder;
import payscore.domain.terms.Completion;
import payscore.domain.terms.ServiceStart;
import payscore.domain.terms.TimeRange;
import payscore.domain.violation.Violations;

/**
 * {@code time_range} of a creation and of an order. Times are the word {@code OnAccept} (start only), a day, or RFC 3339 with
 * offset.
 */
record TimeRangeJson(
        String startTime,
        Optional<String> startTimeRemark,
        Optional<String> endTime,
        Optional<String> endTimeRemark) {
    private static final String ON_ACCEPT = "OnAccept";

    TimeRange toTimeRange() {
        var violations = new Violations();
        var start = violations.at("/start_time", () -> startOf(startTime));
        var end = endTime.flatMap(text -> violations.at("/end_time", () -> ServiceTimeText.read(text)));
        var isEndWrong = endTime.isPresent() && end.isEmpty();
        // A remark may only stand beside an end; a wrong end is one mistake, not two.
        var range = violations.at("", () -> new TimeRange(start.orElseGet(ServiceStart::onAccept), startTimeRemark, end,
                isEndWrong ? Optional.empty() : endTimeRemark));
        violations.throwIfAny();
        return range.orElseThrow();
    }

    /** The range as it is known now: the effective start once the user confirmed, the end of the completion once there is one. */
    static TimeRangeJson of(ServiceOrder order) {
        var agreed = order.terms().timeRange();
        return new TimeRangeJson(order.serviceStart().map(ServiceTimeText::write).orElse(ON_ACCEPT),
                agreed.startRemark(),
                order.completion().flatMap(Completion::end).or(agreed::end).map(ServiceTimeText::write),
                order.completion().flatMap(completion -> completion.terms().endRemark()).or(agreed::endRemark));
    }

    private static ServiceStart startOf(String text) {
        return text.equals(ON_ACCEPT) ? ServiceStart.onAccept() : new ServiceStart.Fixed(ServiceTimeText.read(text));
    }
}
