package payscore.simulator.merchant;

import java.util.Set;

/**
 * A {@code service_id} as WeChat operations set it up.
 *
 * @param bindings the (mchid, appid) pairs that may use it
 * @param riskCeiling service risk amount ceiling in fen
 * @param online false: only white-listed users can confirm
 * @param whiteList openids that may confirm before the service is online
 */
public record Service(
        String serviceId,
        Set<Binding> bindings,
        Mode mode,
        SubMode subMode,
        long riskCeiling,
        boolean online,
        Set<String> whiteList) {

    /** One merchant number with one app id bound to it. */
    public record Binding(String mchId, String appId) {}

    /** Whether the user confirms each order. */
    public enum Mode {
        CONFIRM,
        NO_CONFIRM
    }

    /** Decides the risk fund names allowed, what a failed risk check means and the ceiling at completion. */
    public enum SubMode {
        /** 先免: the deposit is waived when the risk check passes. */
        WAIVE_DEPOSIT,
        /** 先享: enjoy first, pay later; no risk pass, no service. */
        ENJOY_FIRST;

        /** The values {@code risk_fund.name} may have. */
        public Set<String> riskFundNames() {
            return switch (this) {
                case WAIVE_DEPOSIT -> Set.of("DEPOSIT", "ADVANCE", "CASH_DEPOSIT");
                case ENJOY_FIRST -> Set.of("ESTIMATE_ORDER_COST");
            };
        }
    }

    public Service {
        bindings = Set.copyOf(bindings);
        whiteList = Set.copyOf(whiteList);
    }

    /** An online confirm-mode service for one merchant and app. */
    public static Service confirming(String serviceId, String mchId, String appId, SubMode subMode, long riskCeiling) {
        return new Service(
                serviceId, Set.of(new Binding(mchId, appId)), Mode.CONFIRM, subMode, riskCeiling, true, Set.of());
    }

    /** An online no-confirm service for one merchant and app. */
    public static Service withoutConfirmation(String serviceId, String mchId, String appId, long riskCeiling) {
        return new Service(serviceId, Set.of(new Binding(mchId, appId)), Mode.NO_CONFIRM, SubMode.ENJOY_FIRST,
                riskCeiling, true, Set.of());
    }

    /** The same service before it went online: only these users can confirm. */
    public Service offlineExceptFor(Set<String> openids) {
        return new Service(serviceId, bindings, mode, subMode, riskCeiling, false, openids);
    }

    public boolean admits(String openid) {
        return online || whiteList.contains(openid);
    }

    public boolean isBoundTo(String mchId, String appId) {
        return bindings.contains(new Binding(mchId, appId));
    }
}
