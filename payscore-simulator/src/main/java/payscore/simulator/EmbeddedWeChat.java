package payscore.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import payscore.simulator.api.Api;
import payscore.simulator.api.Authentication;
import payscore.simulator.api.RequestLog;
import payscore.simulator.api.WireAnswer;
import payscore.simulator.callback.Carrier;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Pause;
import payscore.simulator.clock.Sources;
import payscore.simulator.clock.Timeline;
import payscore.simulator.control.Control;
import payscore.simulator.fault.Fault;
import payscore.simulator.http.Body;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Switches;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.security.WeChatKeys;

/**
 * WeChat's side inside somebody else's simulation: the same parts as the {@link Simulator}'s, with no socket, no thread, no clock
 * and no randomness of its own. The same sources and the same calls in the same order give the same bytes. It remembers every
 * request and delivery. Nothing is shared between two of them but the immutable keys.
 *
 * <p>Merchants, services, users and switches are registered through {@link #control()}. Calls, entries of the agenda and the
 * control must not run at the same instant on two threads, or chance is drawn in an order nobody chose; waiting in the carrier
 * or in a pause holds no lock.
 */
public final class EmbeddedWeChat {
    private final WeChatKeys keys;
    private final Pause pause;
    private final Api api;
    private final Control control;

    private EmbeddedWeChat(WeChatKeys keys, Sources sources, Carrier carrier, Authentication authentication) {
        this.keys = keys;
        this.pause = sources.pause();
        Registry registry = new Registry(List.of(), List.of(), TestUser.defaults(), Switches.defaults());
        Parts parts = Parts.wire(
                registry,
                keys,
                sources,
                sources.clock(),
                Timeline.ofSomebodyElse(),
                carrier,
                authentication,
                RequestLog.complete(),
                DeliveryLog.complete());
        this.api = parts.api();
        this.control = parts.control();
    }

    /** Checks the signature of each request, as WeChat does. */
    public static EmbeddedWeChat verifying(WeChatKeys keys, Sources sources, Carrier carrier) {
        return new EmbeddedWeChat(keys, sources, carrier, Authentication.BY_SIGNATURE);
    }

    /** Believes the merchant number a request names and checks its date only, to save the price of signing. */
    public static EmbeddedWeChat trusting(WeChatKeys keys, Sources sources, Carrier carrier) {
        return new EmbeddedWeChat(keys, sources, carrier, Authentication.BY_NAME);
    }

    /**
     * Answers one request as the scripted faults want it. May pause, and for some faults waits for a callback of its own. The
     * same bytes may be given again at any later time: that is a duplicate the network kept.
     *
     * @param target raw path and raw query
     * @param headers names in any case
     * @return empty: the connection is cut
     */
    public Optional<WireAnswer> answer(String method, String target, Map<String, String> headers, byte[] body) {
        return arrived(api.answer(method, target, lookup(headers), Body.of(body)));
    }

    /** Answers one request spoilt by this fault, whatever is scripted; operation, orders and times of the fault do not matter. */
    public Optional<WireAnswer> answer(
            String method, String target, Map<String, String> headers, byte[] body, Fault fault) {
        return arrived(api.answer(method, target, lookup(headers), Body.of(body), fault));
    }

    /** The user, faults, switches, deductions, and the truth about every order. */
    public Control control() {
        return control;
    }

    public WeChatKeys keys() {
        return keys;
    }

    /** The last octet of a dripping body is there only after all the pauses. */
    private Optional<WireAnswer> arrived(Optional<WireAnswer> answer) {
        answer.filter(dripping -> !dripping.drip().isZero())
                .ifPresent(dripping -> pause.pause(
                        dripping.drip().multipliedBy(dripping.body().length())));
        return answer;
    }

    private static Function<String, Optional<String>> lookup(Map<String, String> headers) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return name -> Optional.ofNullable(anyCase.get(name));
    }
}
