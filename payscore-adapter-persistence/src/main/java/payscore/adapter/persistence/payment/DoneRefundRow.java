package payscore.adapter.persistence.payment;

/** A row of {@code done_refund}; amounts in fen. */
record DoneRefundRow(String mchId, String outRefundNo, String outOrderNo, long amount, String doneOn) {}
