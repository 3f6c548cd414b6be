-- No-confirm mode. What is owed to WeChat about an authorisation (intent_...) lies in its row: at most one thing at a time, fenced by the
-- row's version. due_at is when the row must be looked at next, for the one reason or the other.
CREATE TABLE permission (
    mch_id             VARCHAR(32)     NOT NULL,
    authorization_code VARCHAR(32)     NOT NULL,
    bucket             SMALLINT        NOT NULL,
    version            BIGINT          NOT NULL,
    appid              VARCHAR(32)     NOT NULL,
    service_id         VARCHAR(32)     NOT NULL,
    state              VARCHAR(20)     NOT NULL,
    openid_sealed      VARBINARY(1024),
    token_sealed       VARBINARY(2048),
    token_issued_at    BIGINT,
    opened_at          BIGINT,
    closed_at          BIGINT,
    decline_code       LONGTEXT,
    decline_message    LONGTEXT,
    intent_kind        VARCHAR(20),
    intent_body        LONGTEXT,
    attempts           INT             NOT NULL,
    checks             INT             NOT NULL,
    last_sent_at       BIGINT,
    intent_due_at      BIGINT,
    sending            BOOLEAN         NOT NULL,
    may_have_landed    BOOLEAN         NOT NULL,
    refusal_code       LONGTEXT,
    refusal_message    LONGTEXT,
    next_check_at      BIGINT,
    next_check_reason  VARCHAR(30),
    next_check_since   BIGINT,
    due_at             BIGINT,
    requested_at       BIGINT          NOT NULL,
    changed_at         BIGINT          NOT NULL,
    PRIMARY KEY (mch_id, authorization_code)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX permission_due ON permission (due_at, bucket);

-- What a delivery is about; NULL for the orders of former releases, which were all there was to tell of.
ALTER TABLE webhook_delivery ADD COLUMN subject VARCHAR(20);
