package payscore.adapter.persistence.command;

import java.time.Instant;
import java.util.Optional;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.Subject;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Decline;

/** Translates commands to rows and back. */
final class CommandRows {
    private CommandRows() {}

    static CommandRow row(Command c) {
        return new CommandRow(c.id().value(), c.key().mchId().value(), c.key().number(),
                Bucket.of(c.key()).number(), c.kind().name(), c.body().bytes(), c.status().name(), c.attempts(),
                c.checks(), c.lastSentAt().toEpochMilli(),
                c.dueAt().toEpochMilli(), c.mayHaveLanded(), c.refusal().map(Decline::code).orElse(null),
                c.refusal().map(Decline::message).orElse(null), c.version(),
                c.status().isFinished() ? null : activeSlot(c.key()), c.key().kind().name());
    }

    static Command command(CommandRow row) {
        return new Command(new CommandId(row.id()),
                subject(row),
                CommandKind.valueOf(row.kind()), RequestBody.of(row.body()), CommandStatus.valueOf(row.status()),
                row.attempts(), row.checks(), Instant.ofEpochMilli(row.lastSentAt()),
                Instant.ofEpochMilli(row.dueAt()), row.mayHaveLanded(), refusal(row), row.version());
    }

    /** A mch_id is digits, so the mark behind it keeps an order and an authorisation of the same number apart. */
    static String activeSlot(Subject key) {
        return switch (key.kind()) {
            case SERVICE_ORDER -> key.mchId() + "/" + key.number();
            case AUTHORIZATION -> key.mchId() + ":" + key.number();
        };
    }

    private static Subject subject(CommandRow row) {
        var kind = row.subject() == null ? Subject.Kind.SERVICE_ORDER : Subject.Kind.valueOf(row.subject());
        return new Subject(new MchId(row.mchId()), kind, row.number());
    }

    private static Optional<Decline> refusal(CommandRow row) {
        return row.refusalCode() == null || row.refusalMessage() == null
                ? Optional.empty()
                : Optional.of(new Decline(row.refusalCode(), row.refusalMessage()));
    }
}
