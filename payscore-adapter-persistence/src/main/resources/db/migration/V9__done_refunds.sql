-- Refunds that were paid back, by the day in Beijing; kept by whoever stores the order. A refund that was paid back before this table
-- was there gets its row with the next change of its order. Runs again from the start wherever it stopped.
CREATE TABLE IF NOT EXISTS done_refund (
    mch_id        VARCHAR(32) NOT NULL,
    out_refund_no VARCHAR(64) NOT NULL,
    out_order_no  VARCHAR(32) NOT NULL,
    amount        BIGINT      NOT NULL,
    done_on       CHAR(10)    NOT NULL,
    PRIMARY KEY (mch_id, out_refund_no),
    KEY done_refund_day (mch_id, done_on, out_refund_no)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
