package payscore.domain.money;

/** {@code risk_fund.name}: what the risk amount stands for. Which names are allowed depends on the service's sub-mode. */
public enum RiskFundName {
    /** 押金 */
    DEPOSIT,
    /** 预付款 */
    ADVANCE,
    /** 保证金 */
    CASH_DEPOSIT,
    /** 预估订单费用 */
    ESTIMATE_ORDER_COST
}
