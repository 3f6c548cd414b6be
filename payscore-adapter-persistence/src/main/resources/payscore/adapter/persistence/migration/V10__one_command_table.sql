-- What is owed about an authorisation is a command. subject says what out_order_no numbers; NULL for the orders of former releases, which
-- were all there were.
ALTER TABLE command ADD COLUMN subject VARCHAR(20);

-- What was owed in the rows of permission is moved between these two statements.
ALTER TABLE permission DROP COLUMN intent_kind;
ALTER TABLE permission DROP COLUMN intent_body;
ALTER TABLE permission DROP COLUMN attempts;
ALTER TABLE permission DROP COLUMN checks;
ALTER TABLE permission DROP COLUMN last_sent_at;
ALTER TABLE permission DROP COLUMN intent_due_at;
ALTER TABLE permission DROP COLUMN sending;
ALTER TABLE permission DROP COLUMN may_have_landed;
ALTER TABLE permission DROP COLUMN refusal_code;
ALTER TABLE permission DROP COLUMN refusal_message;
CREATE INDEX permission_check ON permission (next_check_at, bucket);
DROP INDEX permission_due ON permission;
ALTER TABLE permission DROP COLUMN due_at;
