package payscore.application.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.Notification;

/** {@link ReceiveNotification}: one durable row, nothing else; {@link DoDueWorkHandler} applies it. */
public final class ReceiveNotificationHandler implements ReceiveNotification {
    private static final Logger LOG = System.getLogger(ReceiveNotificationHandler.class.getName());

    private final Letterbox letterbox;

    public ReceiveNotificationHandler(Letterbox letterbox) {
        this.letterbox = letterbox;
    }

    @Override
    public void receive(Notification notification) {
        boolean fresh = letterbox.keep(notification);
        LOG.log(Level.INFO, "event=NOTIFICATION_RECEIVED mch_id={0} id={1} type={2} new={3}", notification.mchId(),
                notification.id(), notification.eventType(), fresh);
    }
}
