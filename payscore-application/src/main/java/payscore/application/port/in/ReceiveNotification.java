package payscore.application.port.in;

import payscore.application.port.out.store.Notification;

/** Takes in a verified notification. When it returns, the notification is durable and may be acknowledged. */
public interface ReceiveNotification {
    void receive(Notification notification);
}
