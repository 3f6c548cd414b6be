package payscore.adapter.persistence.payment;

import org.jspecify.annotations.Nullable;

/** A row of {@code order_payment}; amounts in fen. */
record PaymentRow(
        String mchId,
        String transactionId,
        String outOrderNo,
        long amount,
        String paidOn,
        @Nullable String billedOn,
        @Nullable Integer billedRun) {}
