package payscore.adapter.persistence.order;

/** The key columns of {@code service_order}. */
record ServiceOrderKeyRow(String mchId, String outOrderNo) {}
