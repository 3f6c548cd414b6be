package payscore.domain.merchant;

import static payscore.domain.money.RiskFundName.ADVANCE;
import static payscore.domain.money.RiskFundName.CASH_DEPOSIT;
import static payscore.domain.money.RiskFundName.DEPOSIT;
import static payscore.domain.money.RiskFundName.ESTIMATE_ORDER_COST;

import java.util.Set;
import payscore.domain.money.RiskFundName;

/** The sub-mode of a confirm-mode service. WeChat fixes it per {@code service_id}; a request cannot choose it. */
public enum SubMode {
    /** 先免: the deposit is waived; who fails the risk check may pay the deposit and still use the service. */
    WAIVE_DEPOSIT(Set.of(DEPOSIT, ADVANCE, CASH_DEPOSIT)),
    /** 先享: enjoy first, pay later; who fails the risk check cannot use the service. */
    ENJOY_FIRST(Set.of(ESTIMATE_ORDER_COST));

    private final Set<RiskFundName> riskFundNames;

    SubMode(Set<RiskFundName> riskFundNames) {
        this.riskFundNames = riskFundNames;
    }

    public boolean allows(RiskFundName name) {
        return riskFundNames.contains(name);
    }
}
