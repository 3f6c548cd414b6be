-- One text for H2 (MODE=MySQL) and MySQL 8. Each statement is whole or not at all, and one that was carried out before is
-- passed over, so this can be run again from the start wherever it stopped.

-- What is due is looked for by (due, bucket), not by (bucket, due): a node holds many buckets, and wants the longest overdue of
-- all of them. The bucket is NULL in a row that a release without buckets wrote; every start fills it in where it is due.
ALTER TABLE service_order ADD COLUMN bucket SMALLINT;
CREATE INDEX service_order_check ON service_order (next_check_at, bucket);
DROP INDEX service_order_due ON service_order;

ALTER TABLE command ADD COLUMN bucket SMALLINT;
CREATE INDEX command_open ON command (status, due_at, bucket);
DROP INDEX command_due ON command;

ALTER TABLE inbox ADD COLUMN bucket SMALLINT;
CREATE INDEX inbox_waiting ON inbox (due_at, bucket);
DROP INDEX inbox_due ON inbox;
CREATE INDEX inbox_applied ON inbox (applied_at);

CREATE INDEX idempotency_claimed ON idempotency (claimed_at);

-- A version of an order on its way to an endpoint. changes counts the changes of the row, and is its token.
CREATE TABLE webhook_delivery (
    mch_id       VARCHAR(32)  NOT NULL,
    message_id   VARCHAR(128) NOT NULL,
    endpoint     VARCHAR(128) NOT NULL,
    bucket       SMALLINT     NOT NULL,
    out_order_no VARCHAR(32)  NOT NULL,
    version      BIGINT       NOT NULL,
    payload      LONGBLOB     NOT NULL,
    status       VARCHAR(20)  NOT NULL,
    attempts     INT          NOT NULL,
    created_at   BIGINT       NOT NULL,
    due_at       BIGINT       NOT NULL,
    last_outcome LONGTEXT,
    changes      BIGINT       NOT NULL,
    PRIMARY KEY (mch_id, message_id, endpoint)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX webhook_delivery_due ON webhook_delivery (status, due_at, bucket);
CREATE INDEX webhook_delivery_list ON webhook_delivery (mch_id, created_at, message_id, endpoint);
CREATE INDEX webhook_delivery_old ON webhook_delivery (status, created_at);

-- A row for each endpoint nothing is sent to.
CREATE TABLE webhook_endpoint_off (
    mch_id     VARCHAR(32)  NOT NULL,
    endpoint   VARCHAR(128) NOT NULL,
    reason     LONGTEXT     NOT NULL,
    since      BIGINT       NOT NULL,
    PRIMARY KEY (mch_id, endpoint)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row a bucket, always. Times are of the database's clock. fencing rises each time the bucket changes hands.
CREATE TABLE bucket_lease (
    bucket      SMALLINT NOT NULL,
    owner       VARCHAR(64),
    fencing     BIGINT   NOT NULL,
    lease_until BIGINT   NOT NULL,
    PRIMARY KEY (bucket)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE node_alive (
    node        VARCHAR(64) NOT NULL,
    alive_until BIGINT      NOT NULL,
    PRIMARY KEY (node)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
