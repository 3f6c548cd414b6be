package payscore.application.port.out.webhook;

import payscore.application.port.out.store.RequestBody;
import payscore.domain.permission.AuthorizationChange;

/** What a webhook says of an authorisation: what happened, and how it stands at that version. Nothing personal is in it. */
public interface AuthorizationMessages {
    /** Of a change that has an event. */
    RequestBody of(AuthorizationChange change);
}
