package payscore.adapter.persistence.reconciliation;

import org.jspecify.annotations.Nullable;

/** A row of {@code reconciliation}; times in epoch milliseconds, amounts in fen. */
record ReconciliationRow(
        String mchId,
        String billDate,
        int bucket,
        String status,
        int run,
        int attempts,
        long dueAt,
        @Nullable String outcome,
        @Nullable Long finishedAt,
        @Nullable String sha1,
        @Nullable Long paymentsCount,
        @Nullable Long paymentsAmount,
        @Nullable Long matchedCount,
        @Nullable Long matchedAmount,
        @Nullable Long refundsCount,
        @Nullable Long refundsAmount,
        @Nullable Long others,
        @Nullable Long duplicates,
        @Nullable Long incomeCount,
        @Nullable Long incomeAmount,
        @Nullable Long outlayCount,
        @Nullable Long outlayAmount,
        long version) {}
