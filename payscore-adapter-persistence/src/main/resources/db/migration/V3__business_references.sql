-- The key holds "one order at a time for a merchant's own reference".
CREATE TABLE IF NOT EXISTS business_reference (
    mch_id       VARCHAR(32) NOT NULL,
    reference    VARCHAR(64) NOT NULL,
    out_order_no VARCHAR(32) NOT NULL,
    PRIMARY KEY (mch_id, reference)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
