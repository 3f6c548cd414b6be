package payscore.application.handler;

import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.wechat.NotificationReading.Content;

/** Where notifications about authorisations go. */
public interface AuthorizationReception {
    /**
     * Has the effect of a notification, together with the mark that it was had.
     *
     * @return false when it is about an authorisation we do not have, or not yet
     */
    boolean apply(Inbox.Waiting waiting, Content.AboutAuthorization about);
}
