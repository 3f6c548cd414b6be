package payscore.adapter.web.order;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.out.store.Command;

/**
 * What the service still owes WeChat about the order.
 *
 * @param kind CREATE, COMPLETE, CANCEL, MODIFY, SYNC, COLLECT or REFUND
 * @param since when it was last sent
 * @param nextAttemptAt when it is looked at again
 * @param refusal WeChat's latest refusal, which may still change
 */
record UnfinishedCommandJson(
        String kind, OffsetDateTime since, OffsetDateTime nextAttemptAt, Optional<DeclineJson> refusal) {
    static UnfinishedCommandJson of(Command command) {
        return new UnfinishedCommandJson(command.kind().name(), WireTime.of(command.lastSentAt()),
                WireTime.of(command.dueAt()), command.refusal().map(DeclineJson::of));
    }
}
