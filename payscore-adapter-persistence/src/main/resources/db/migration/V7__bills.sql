-- Days and numbers of days are text of the form 2025-06-01: a day is no time. Runs again from the start wherever it stopped.

-- The payments of all orders by transaction; kept by whoever stores the order. billed_on and billed_run tell which bill showed it, and
-- are NULL until one did.
CREATE TABLE IF NOT EXISTS order_payment (
    mch_id         VARCHAR(32) NOT NULL,
    transaction_id VARCHAR(32) NOT NULL,
    out_order_no   VARCHAR(32) NOT NULL,
    amount         BIGINT      NOT NULL,
    paid_on        CHAR(10)    NOT NULL,
    billed_on      CHAR(10),
    billed_run     INT,
    PRIMARY KEY (mch_id, transaction_id),
    KEY order_payment_unbilled (mch_id, paid_on, billed_on, transaction_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A row a merchant and day. What a run found is NULL until one was complete; finished_at says whether it is.
CREATE TABLE IF NOT EXISTS reconciliation (
    mch_id          VARCHAR(32) NOT NULL,
    bill_date       CHAR(10)    NOT NULL,
    bucket          SMALLINT    NOT NULL,
    status          VARCHAR(20) NOT NULL,
    run             INT         NOT NULL,
    attempts        INT         NOT NULL,
    due_at          BIGINT      NOT NULL,
    outcome         LONGTEXT,
    finished_at     BIGINT,
    sha1            CHAR(40),
    payments_count  BIGINT,
    payments_amount BIGINT,
    matched_count   BIGINT,
    matched_amount  BIGINT,
    refunds_count   BIGINT,
    refunds_amount  BIGINT,
    others          BIGINT,
    duplicates      BIGINT,
    income_count    BIGINT,
    income_amount   BIGINT,
    outlay_count    BIGINT,
    outlay_amount   BIGINT,
    version         BIGINT      NOT NULL,
    PRIMARY KEY (mch_id, bill_date),
    KEY reconciliation_due (status, due_at, bucket)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- due_at is NULL where nobody asks WeChat about it any more.
CREATE TABLE IF NOT EXISTS bill_difference (
    mch_id        VARCHAR(32) NOT NULL,
    bill_date     CHAR(10)    NOT NULL,
    difference_id VARCHAR(96) NOT NULL,
    bucket        SMALLINT    NOT NULL,
    kind          VARCHAR(30) NOT NULL,
    subject       VARCHAR(64) NOT NULL,
    trade_type    VARCHAR(10),
    out_order_no  VARCHAR(32),
    ours          BIGINT,
    theirs        BIGINT,
    fate          VARCHAR(20) NOT NULL,
    remark        LONGTEXT    NOT NULL,
    due_at        BIGINT,
    checks        INT         NOT NULL,
    run           INT         NOT NULL,
    found_at      BIGINT      NOT NULL,
    changed_at    BIGINT      NOT NULL,
    version       BIGINT      NOT NULL,
    PRIMARY KEY (mch_id, bill_date, difference_id),
    KEY bill_difference_due (due_at, bucket)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Which refunds of ours a bill has shown.
CREATE TABLE IF NOT EXISTS billed_refund (
    mch_id        VARCHAR(32) NOT NULL,
    out_refund_no VARCHAR(64) NOT NULL,
    bill_date     CHAR(10)    NOT NULL,
    run           INT         NOT NULL,
    PRIMARY KEY (mch_id, out_refund_no)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
