package payscore.domain.reconciliation;

/**
 * What the fund-flow bill of the day says moved on the merchant's basic account.
 *
 * @param income what came in
 * @param outlay what went out
 */
public record FundFlow(Sum income, Sum outlay) {
    public static final FundFlow NONE = new FundFlow(Sum.NONE, Sum.NONE);
}
