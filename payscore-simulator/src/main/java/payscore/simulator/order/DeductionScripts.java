package payscore.simulator.order;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The deduction script of an order: its own, else its user's, else the default. */
public final class DeductionScripts {
    private final Map<String, DeductionScript> byOrderNumber = new ConcurrentHashMap<>();
    private final Map<String, DeductionScript> byOpenid = new ConcurrentHashMap<>();

    public void forOrder(String outOrderNo, DeductionScript script) {
        byOrderNumber.put(outOrderNo, script);
    }

    public void forUser(String openid, DeductionScript script) {
        byOpenid.put(openid, script);
    }

    public void clear() {
        byOrderNumber.clear();
        byOpenid.clear();
    }

    DeductionScript scriptFor(ServiceOrder order) {
        return Optional.ofNullable(byOrderNumber.get(order.key().outOrderNo()))
                .or(() -> order.openid().map(byOpenid::get))
                .orElseGet(DeductionScript::succeeds);
    }
}
