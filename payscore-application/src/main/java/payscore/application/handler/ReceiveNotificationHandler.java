package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.Transactions;

/** {@link ReceiveNotification}: one durable row, nothing else; {@link DoDueWorkHandler} applies it. */
public final class ReceiveNotificationHandler implements ReceiveNotification {
    private static final Logger LOG = System.getLogger(ReceiveNotificationHandler.class.getName());

    private final Inbox inbox;
    private final Transactions transactions;

    public ReceiveNotificationHandler(Inbox inbox, Transactions transactions) {
        this.inbox = inbox;
        this.transactions = transactions;
    }

    @Override
    public void receive(Notification notification) {
        boolean fresh = transactions.run(() -> inbox.record(notification));
        LOG.log(Level.INFO, "event=NOTIFICATION_RECEIVED mch_id={0} id={1} type={2} new={3}", notification.mchId(),
                notification.id(), notification.eventType(), fresh);
    }
}
