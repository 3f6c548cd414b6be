package payscore.domain.merchant;

import static payscore.domain.money.RiskFundName.ADVANCE;
import static payscore.domain.money.RiskFundName.CASH_DEPOSIT;
import static payscore.domain.money.RiskFundName.DEPOSIT;
import static payscore.domain.money.RiskFundName.ESTIMATE_ORDER_COST;

import java.util.Set;
import payscore.domain.money.RiskFundName;

/** How a service is used. WeChat fixes it per {@code service_id}; a request cannot choose it. */
public enum SubMode {
    /** 先免: the deposit is waived; who fails the risk check may pay the deposit and still use the service. */
    WAIVE_DEPOSIT(Set.of(DEPOSIT, ADVANCE, CASH_DEPOSIT)),
    /** 先享: enjoy first, pay later; who fails the risk check cannot use the service. */
    ENJOY_FIRST(Set.of(ESTIMATE_ORDER_COST)),
    /** 免确认: the user authorises the service once, and no order waits for a confirmation. Not a sub-mode to WeChat but a mode of its own. */
    NO_CONFIRM(Set.of(ESTIMATE_ORDER_COST));

    private final Set<RiskFundName> riskFundNames;

    SubMode(Set<RiskFundName> riskFundNames) {
        this.riskFundNames = riskFundNames;
    }

    /** Whether the user confirms each order. */
    public boolean needsUserConfirm() {
        return this != NO_CONFIRM;
    }

    public boolean allows(RiskFundName name) {
        return riskFundNames.contains(name);
    }
}
