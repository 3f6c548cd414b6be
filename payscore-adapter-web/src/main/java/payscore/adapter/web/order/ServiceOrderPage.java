package payscore.adapter.web.order;

import java.util.List;
import java.util.Optional;

/**
 * One page of orders.
 *
 * @param nextCursor to be sent as {@code cursor} for the next page; absent on the last
 */
record ServiceOrderPage(List<ServiceOrderResponse> items, Optional<String> nextCursor) {}
