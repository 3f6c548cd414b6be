package payscore.domain.money;

import payscore.domain.merchant.SubMode;

/** {@code risk_fund.name}: what the risk amount stands for. Which names are allowed depends on the service's sub-mode. */
public enum RiskFundName {
    /** 押金 */
    DEPOSIT(SubMode.WAIVE_DEPOSIT),
    /** 预付款 */
    ADVANCE(SubMode.WAIVE_DEPOSIT),
    /** 保证金 */
    CASH_DEPOSIT(SubMode.WAIVE_DEPOSIT),
    /** 预估订单费用 */
    ESTIMATE_ORDER_COST(SubMode.ENJOY_FIRST);

    private final SubMode subMode;

    RiskFundName(SubMode subMode) {
        this.subMode = subMode;
    }

    public boolean isAllowedIn(SubMode mode) {
        return subMode == mode;
    }
}
