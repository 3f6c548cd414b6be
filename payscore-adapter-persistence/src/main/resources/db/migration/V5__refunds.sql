-- The key holds "a merchant's refund number belongs to one order". What is refunded is part of the order's own row, so that its version
-- decides between two refunds that race.
CREATE TABLE IF NOT EXISTS refund_number (
    mch_id        VARCHAR(32) NOT NULL,
    out_refund_no VARCHAR(64) NOT NULL,
    out_order_no  VARCHAR(32) NOT NULL,
    PRIMARY KEY (mch_id, out_refund_no)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
