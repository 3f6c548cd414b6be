package payscore.adapter.web.refund;

import java.util.Optional;
import payscore.domain.refund.AbnormalRefundType;
import payscore.domain.refund.RefundPayee;
import payscore.domain.refund.RefundPayee.BankAccount;
import payscore.domain.refund.RefundPayee.BankType;
import payscore.domain.refund.RefundPayee.RealName;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;

/**
 * Body of {@code POST /v1/refunds/{out_refund_no}/apply-abnormal-refund}. It never prints itself.
 *
 * @param type USER_BANK_CARD: to another card of the user's, or MERCHANT_BANK_CARD: to the merchant's settlement account
 * @param bankType WeChat's word for the bank of the card; with USER_BANK_CARD only, as the next two are
 * @param bankAccount the number of the card; handed to WeChat encrypted, kept nowhere
 * @param realName the name of whom the card belongs to; handed to WeChat encrypted, kept nowhere
 */
record ApplyAbnormalRefundRequest(
        String type, Optional<String> bankType, Optional<String> bankAccount, Optional<String> realName) {
    /** @throws InvalidTerms naming every broken rule */
    RefundPayee toCommand() {
        var violations = new Violations();
        var wanted = violations.at("/type", () -> typeOf(type));
        var payee = wanted.flatMap(one -> switch (one) {
            case USER_BANK_CARD -> userBankCard(violations);
            case MERCHANT_BANK_CARD -> settlementAccount(violations);
        });
        violations.throwIfAny();
        return payee.orElseThrow();
    }

    private Optional<RefundPayee> userBankCard(Violations violations) {
        var bank = violations.at("/bank_type", () -> new BankType(required(bankType)));
        var account = violations.at("/bank_account", () -> new BankAccount(required(bankAccount)));
        var name = violations.at("/real_name", () -> new RealName(required(realName)));
        return violations.isEmpty()
                ? Optional.of(new RefundPayee.UserBankCard(
                        bank.orElseThrow(), account.orElseThrow(), name.orElseThrow()))
                : Optional.empty();
    }

    private Optional<RefundPayee> settlementAccount(Violations violations) {
        var rule = "must be absent where the money goes to the merchant's settlement account";
        violations.require(bankType.isEmpty(), "/bank_type", rule);
        violations.require(bankAccount.isEmpty(), "/bank_account", rule);
        violations.require(realName.isEmpty(), "/real_name", rule);
        return Optional.of(new RefundPayee.MerchantBankCard());
    }

    private static String required(Optional<String> text) {
        return text.orElseThrow(() -> InvalidTerms.because("is required where the money goes to a card of the user's"));
    }

    private static AbnormalRefundType typeOf(String word) {
        for (var known : AbnormalRefundType.values()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        throw InvalidTerms.because("must be USER_BANK_CARD or MERCHANT_BANK_CARD");
    }

    @Override
    public String toString() {
        return "ApplyAbnormalRefundRequest[" + type + "]";
    }
}
