package payscore.adapter.web.webhook;

import java.time.OffsetDateTime;
import java.util.Locale;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.json.WireTime;
import payscore.adapter.web.permission.AuthorizationSnapshot;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.webhook.AuthorizationMessages;
import payscore.domain.permission.AuthorizationChange;
import tools.jackson.databind.json.JsonMapper;

/** A message is the authorisation as reading it shows it, without the user. */
public final class AuthorizationSnapshotMessages implements AuthorizationMessages {
    private final JsonMapper json;

    private record Message(String type, OffsetDateTime timestamp, Record data) {}

    public AuthorizationSnapshotMessages(WireJson json) {
        this.json = json.mapper();
    }

    @Override
    public RequestBody of(AuthorizationChange change) {
        var authorization = change.authorization();
        return RequestBody.of(json.writeValueAsBytes(new Message(
                "authorization." + change.event().orElseThrow().name().toLowerCase(Locale.ROOT),
                WireTime.of(change.occurredAt().orElse(authorization.changedAt())),
                AuthorizationSnapshot.of(authorization))));
    }
}
