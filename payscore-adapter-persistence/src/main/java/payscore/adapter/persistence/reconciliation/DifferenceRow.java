package payscore.adapter.persistence.reconciliation;

import org.jspecify.annotations.Nullable;

/** A row of {@code bill_difference}; times in epoch milliseconds, amounts in fen. */
record DifferenceRow(
        String mchId,
        String billDate,
        String differenceId,
        int bucket,
        String kind,
        String subject,
        @Nullable String tradeType,
        @Nullable String outOrderNo,
        @Nullable Long ours,
        @Nullable Long theirs,
        String fate,
        String remark,
        @Nullable Long dueAt,
        int checks,
        int run,
        long foundAt,
        long changedAt,
        long version) {}
