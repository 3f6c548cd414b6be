package payscore.domain.order;

/** How WeChat is asked about an order: by exactly one of the two numbers (both or neither is a {@code PARAM_ERROR}). */
public sealed interface ServiceOrderReference {
    record ByOutOrderNo(OutOrderNo outOrderNo) implements ServiceOrderReference {}

    record ByQueryId(QueryId queryId) implements ServiceOrderReference {}
}
