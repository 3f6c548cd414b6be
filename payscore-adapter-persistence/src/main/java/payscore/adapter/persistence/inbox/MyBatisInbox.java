package payscore.adapter.persistence.inbox;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.merchant.MchId;

/** The inbox in SQL. Each call is a single statement; the primary key is what makes a second delivery harmless. */
public final class MyBatisInbox implements Inbox {
    private final InboxMapper mapper;

    MyBatisInbox(InboxMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean record(Notification notification) {
        try {
            mapper.insert(new InboxRow(notification.mchId().value(), notification.id(), notification.eventType(),
                    notification.serial(), notification.receivedAt().toEpochMilli(), notification.body().bytes(), 0));
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Override
    public List<Waiting> due(Instant now, int limitMax) {
        return mapper.due(now.toEpochMilli(), limitMax).stream().map(MyBatisInbox::waiting).toList();
    }

    @Override
    public void markApplied(Notification notification, String outcome, Instant now) {
        mapper.markApplied(notification.mchId().value(), notification.id(), outcome, now.toEpochMilli());
    }

    @Override
    public void postpone(Notification notification, int attempts, Instant dueAt) {
        mapper.postpone(notification.mchId().value(), notification.id(), attempts, dueAt.toEpochMilli());
    }

    private static Waiting waiting(InboxRow row) {
        return new Waiting(new Notification(new MchId(row.mchId()), row.notificationId(), row.eventType(), row.serial(),
                Instant.ofEpochMilli(row.receivedAt()), RequestBody.of(row.body())), row.attempts());
    }
}
