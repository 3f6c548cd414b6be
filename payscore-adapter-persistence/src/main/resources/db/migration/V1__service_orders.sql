-- One text for H2 (MODE=MySQL) and MySQL 8: integer times (epoch milliseconds), binary collation so that numbers in upper and
-- lower case differ, no counters, no foreign keys, JSON as opaque text (reliability design E.2).

CREATE TABLE service_order (
    mch_id            VARCHAR(32)     NOT NULL,
    out_order_no      VARCHAR(32)     NOT NULL,
    version           BIGINT          NOT NULL,
    appid             VARCHAR(32)     NOT NULL,
    service_id        VARCHAR(32)     NOT NULL,
    order_id          VARCHAR(128),
    position          VARCHAR(20)     NOT NULL,
    quarantined       BOOLEAN         NOT NULL,
    requested_at      BIGINT          NOT NULL,
    changed_at        BIGINT          NOT NULL,
    next_check_at     BIGINT,
    next_check_reason VARCHAR(30),
    next_check_since  BIGINT,
    openid_sealed     VARBINARY(1024),
    ticket_sealed     VARBINARY(2048),
    terms             LONGTEXT        NOT NULL,
    details           LONGTEXT        NOT NULL,
    PRIMARY KEY (mch_id, out_order_no)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX service_order_due ON service_order (next_check_at);
CREATE INDEX service_order_list ON service_order (mch_id, requested_at, out_order_no);

-- Append-only. Each row seals itself and the row before it (SHA-256), so a change by hand shows.
CREATE TABLE service_order_fact (
    mch_id           VARCHAR(32)  NOT NULL,
    out_order_no     VARCHAR(32)  NOT NULL,
    version          BIGINT       NOT NULL,
    kind             VARCHAR(40)  NOT NULL,
    source           VARCHAR(20)  NOT NULL,
    source_reference VARCHAR(128),
    occurred_at      BIGINT,
    learned_at       BIGINT       NOT NULL,
    position         VARCHAR(20)  NOT NULL,
    amount           BIGINT,
    remark           LONGTEXT,
    previous_digest  CHAR(64)     NOT NULL,
    digest           CHAR(64)     NOT NULL,
    PRIMARY KEY (mch_id, out_order_no, version)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- active_slot names the order while the command is unfinished and is NULL afterwards: the unique key then allows one unfinished
-- command an order and any number of finished ones.
CREATE TABLE command (
    id              CHAR(32)    NOT NULL,
    mch_id          VARCHAR(32) NOT NULL,
    out_order_no    VARCHAR(32) NOT NULL,
    kind            VARCHAR(20) NOT NULL,
    body            LONGBLOB    NOT NULL,
    status          VARCHAR(20) NOT NULL,
    attempts        INT         NOT NULL,
    checks          INT         NOT NULL,
    last_sent_at    BIGINT      NOT NULL,
    due_at          BIGINT      NOT NULL,
    may_have_landed BOOLEAN     NOT NULL,
    refusal_code    LONGTEXT,
    refusal_message LONGTEXT,
    version         BIGINT      NOT NULL,
    active_slot     VARCHAR(65),
    PRIMARY KEY (id),
    CONSTRAINT command_active_slot UNIQUE (active_slot)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX command_due ON command (status, due_at);
CREATE INDEX command_order ON command (mch_id, out_order_no, kind, id);

-- due_at is NULL once the notification is applied, so the scan for due ones never meets what is done.
CREATE TABLE inbox (
    mch_id          VARCHAR(32)  NOT NULL,
    notification_id VARCHAR(128) NOT NULL,
    event_type      VARCHAR(64)  NOT NULL,
    serial          VARCHAR(128) NOT NULL,
    received_at     BIGINT       NOT NULL,
    body            LONGBLOB     NOT NULL,
    attempts        INT          NOT NULL,
    due_at          BIGINT,
    applied_at      BIGINT,
    outcome         LONGTEXT,
    PRIMARY KEY (mch_id, notification_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX inbox_due ON inbox (due_at);

-- status and what follows are NULL until there is a definite answer.
CREATE TABLE idempotency (
    owner           VARCHAR(128) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    fingerprint     VARCHAR(128) NOT NULL,
    claimed_at      BIGINT       NOT NULL,
    status          INT,
    content_type    VARCHAR(255),
    location        VARCHAR(1024),
    body            LONGTEXT,
    PRIMARY KEY (owner, idempotency_key)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
