package payscore.simulator.permission;

import java.time.Instant;
import java.util.Optional;
import payscore.simulator.json.Json;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.OrderKey;
import tools.jackson.databind.node.ObjectNode;

/** One pre-permit and what became of it; read and changed inside the order book's lock. */
public final class Permission {
    private final String mchId;
    private final String code;
    private final ObjectNode request;
    private State state = State.UNBINDUSER;
    private Optional<String> openid = Optional.empty();
    private Optional<Instant> openedAt = Optional.empty();
    private Optional<Instant> closedAt = Optional.empty();

    /** WeChat's {@code authorization_state}. */
    public enum State {
        UNBINDUSER, AVAILABLE, UNAVAILABLE
    }

    Permission(String mchId, String code, ObjectNode request) {
        this.mchId = mchId;
        this.code = code;
        this.request = request;
    }

    void open(String user, Instant now) {
        state = State.AVAILABLE;
        openid = Optional.of(user);
        openedAt = Optional.of(now);
    }

    void close(Instant now) {
        state = State.UNAVAILABLE;
        closedAt = Optional.of(now);
    }

    public String mchId() {
        return mchId;
    }

    public String code() {
        return code;
    }

    /** What it was asked for with. */
    public ObjectNode request() {
        return request;
    }

    public State state() {
        return state;
    }

    public Optional<String> openid() {
        return openid;
    }

    public Optional<Instant> openedAt() {
        return openedAt;
    }

    public String serviceId() {
        return request.path("service_id").asString("");
    }

    public String appId() {
        return request.path("appid").asString("");
    }

    public Optional<String> notifyUrl() {
        return Optional.ofNullable(request.get("notify_url")).map(url -> url.asString(""));
    }

    /** Names it in the log of deliveries. */
    public OrderKey key() {
        return new OrderKey(mchId, code);
    }

    /** Answer to the query by code. */
    public ObjectNode entity() {
        ObjectNode json = byOpenid();
        notifyUrl().ifPresent(url -> json.put("notify_url", url));
        return json;
    }

    /** Answer to the query by user: without the notify_url. */
    public ObjectNode byOpenid() {
        ObjectNode json = Json.object().put("service_id", serviceId()).put("appid", appId()).put("mchid", mchId);
        openid.ifPresent(user -> json.put("openid", user));
        json.put("authorization_code", code).put("authorization_state", state.name());
        closedAt.ifPresent(at -> json.put("cancel_authorization_time", BeijingTime.rfc3339(at)));
        openedAt.ifPresent(at -> json.put("authorization_success_time", BeijingTime.rfc3339(at)));
        return json;
    }

    /** Plaintext of USER_OPEN_SERVICE and USER_CLOSE_SERVICE. */
    ObjectNode notified(String status, Instant at) {
        return Json.object()
                .put("appid", appId())
                .put("mchid", mchId)
                .put("service_id", serviceId())
                .put("openid", openid.orElse(""))
                .put("user_service_status", status)
                .put("openorclose_time", BeijingTime.seconds(at))
                .put("authorization_code", code);
    }

    @Override
    public String toString() {
        return mchId + "/" + code + " " + state;
    }
}
