package payscore.domain.refund;

import payscore.domain.violation.InvalidTerms;

/** Where a stuck refund is to be paid instead (API reference C4). Each case has exactly the fields WeChat wants with its type. */
public sealed interface RefundPayee {
    AbnormalRefundType type();

    /** Another card of the user's. Account and name are personal: they are handed to WeChat once, encrypted, and kept nowhere. */
    record UserBankCard(BankType bankType, BankAccount bankAccount, RealName realName) implements RefundPayee {
        @Override
        public AbnormalRefundType type() {
            return AbnormalRefundType.USER_BANK_CARD;
        }
    }

    /** The merchant's own settlement account, which WeChat knows. */
    record MerchantBankCard() implements RefundPayee {
        @Override
        public AbnormalRefundType type() {
            return AbnormalRefundType.MERCHANT_BANK_CARD;
        }
    }

    /** {@code bank_type}: WeChat's word for a bank and the kind of its card, such as {@code ICBC_DEBIT}. */
    record BankType(String value) {
        public BankType {
            if (!value.matches("[0-9A-Z_]{1,32}")) {
                throw InvalidTerms.because("must be WeChat's word for a bank, such as ICBC_DEBIT");
            }
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** {@code bank_account}: the number of the user's card. Personal data, so it never prints itself. */
    record BankAccount(String value) {
        public BankAccount {
            EncryptedText.check(value);
        }

        @Override
        public String toString() {
            return "bank_account(masked)";
        }
    }

    /** {@code real_name}: the name of whom the card belongs to. Personal data, so it never prints itself. */
    record RealName(String value) {
        public RealName {
            EncryptedText.check(value);
        }

        @Override
        public String toString() {
            return "real_name(masked)";
        }
    }
}
