package payscore.adapter.persistence.command;

import java.time.Instant;
import java.util.Optional;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Decline;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;

/** Translates commands to rows and back. */
final class CommandRows {
    private CommandRows() {}

    static CommandRow row(Command c) {
        return new CommandRow(c.id().value(), c.key().mchId().value(), c.key().outOrderNo().value(),
                Bucket.of(c.key()).number(), c.kind().name(), c.body().bytes(), c.status().name(), c.attempts(),
                c.checks(), c.lastSentAt().toEpochMilli(),
                c.dueAt().toEpochMilli(), c.mayHaveLanded(), c.refusal().map(Decline::code).orElse(null),
                c.refusal().map(Decline::message).orElse(null), c.version(),
                c.status().isFinished() ? null : activeSlot(c.key()));
    }

    static Command command(CommandRow row) {
        return new Command(new CommandId(row.id()),
                new ServiceOrderKey(new MchId(row.mchId()), new OutOrderNo(row.outOrderNo())),
                CommandKind.valueOf(row.kind()), RequestBody.of(row.body()), CommandStatus.valueOf(row.status()),
                row.attempts(), row.checks(), Instant.ofEpochMilli(row.lastSentAt()),
                Instant.ofEpochMilli(row.dueAt()), row.mayHaveLanded(), refusal(row), row.version());
    }

    static String activeSlot(ServiceOrderKey key) {
        return key.mchId() + "/" + key.outOrderNo();
    }

    private static Optional<Decline> refusal(CommandRow row) {
        return row.refusalCode() == null || row.refusalMessage() == null
                ? Optional.empty()
                : Optional.of(new Decline(row.refusalCode(), row.refusalMessage()));
    }
}
