package payscore.adapter.web.reconciliation;

import java.util.List;
import java.util.Optional;

/**
 * One page of differences.
 *
 * @param nextCursor to be sent as {@code cursor} for the next page; absent on the last
 */
record DifferencePage(List<DifferenceResponse> items, Optional<String> nextCursor) {}
