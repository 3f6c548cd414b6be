package payscore.adapter.persistence.inbox;

import java.time.Instant;
import java.util.List;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.merchant.MchId;

/** The inbox in SQL. Each call is a single statement. */
public final class MyBatisInbox implements Inbox {
    private final InboxMapper mapper;

    MyBatisInbox(InboxMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Waiting> due(Buckets buckets, Instant now, int limitMax) {
        return mapper.due(BucketNumbers.of(buckets), now.toEpochMilli(), limitMax).stream().map(MyBatisInbox::waiting)
                .toList();
    }

    @Override
    public void markApplied(Notification notification, String outcome, Instant now) {
        mapper.markApplied(notification.mchId().value(), notification.id(), outcome, now.toEpochMilli());
    }

    @Override
    public void postpone(Notification notification, int attempts, Instant dueAt) {
        mapper.postpone(notification.mchId().value(), notification.id(), attempts, dueAt.toEpochMilli());
    }

    @Override
    public int forget(Instant appliedBefore, int limitMax) {
        return mapper.forget(appliedBefore.toEpochMilli(), limitMax);
    }

    private static Waiting waiting(InboxRow row) {
        return new Waiting(new Notification(new MchId(row.mchId()), row.notificationId(), row.eventType(), row.serial(),
                Instant.ofEpochMilli(row.receivedAt()), RequestBody.of(row.body()), new Bucket(row.bucket())),
                row.attempts());
    }
}
