package payscore.adapter.persistence.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.Subject;
import payscore.domain.order.ServiceOrderKey;

/** Commands in SQL. Each call is a single statement. */
public final class MyBatisCommandRepository implements CommandRepository {
    private static final List<String> UNFINISHED = Arrays.stream(CommandStatus.values())
            .filter(status -> !status.isFinished())
            .map(CommandStatus::name)
            .toList();

    private final CommandMapper mapper;

    MyBatisCommandRepository(CommandMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(Command command) {
        try {
            mapper.insert(CommandRows.row(command));
        } catch (DuplicateKeyException taken) {
            throw new CommandUnderway(command.key());
        }
    }

    @Override
    public void save(Command command) {
        if (mapper.update(CommandRows.row(command)) == 0) {
            throw new StaleCommand(command.id());
        }
    }

    @Override
    public Optional<Command> find(CommandId id) {
        return mapper.find(id.value()).map(CommandRows::command);
    }

    @Override
    public Optional<Command> unfinished(Subject key) {
        return mapper.active(CommandRows.activeSlot(key)).map(CommandRows::command);
    }

    @Override
    public Optional<Command> first(ServiceOrderKey key, CommandKind kind) {
        return mapper.first(key.mchId().value(), key.outOrderNo().value(), kind.name()).map(CommandRows::command);
    }

    @Override
    public List<Command> due(Buckets buckets, Instant now, int limitMax) {
        return mapper.due(BucketNumbers.of(buckets), UNFINISHED, now.toEpochMilli(), limitMax).stream()
                .map(CommandRows::command).toList();
    }
}
