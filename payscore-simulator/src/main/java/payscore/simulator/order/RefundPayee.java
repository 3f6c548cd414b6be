package payscore.simulator.order;

import java.util.Optional;

/**
 * Whom a stuck refund is paid to instead, in the clear.
 *
 * @param type USER_BANK_CARD or MERCHANT_BANK_CARD
 * @param card present with the former
 */
public record RefundPayee(String type, Optional<Card> card) {
    /** A card of the user's. */
    public record Card(String bankType, String bankAccount, String realName) {
        private static final int DIGITS_SHOWN = 4;

        /** The way WeChat names it: the bank and the last digits. */
        String shown() {
            return bankType + bankAccount.substring(Math.max(0, bankAccount.length() - DIGITS_SHOWN));
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
