package payscore.domain.refund;

import java.util.Optional;
import payscore.domain.money.Fen;
import payscore.domain.violation.WireText;

/**
 * What a merchant asks to be refunded.
 *
 * @param amount in fen
 * @param reason shown to the user, up to 80 characters
 */
public record RefundTerms(OutRefundNo outRefundNo, Fen amount, Optional<String> reason) {
    /** In characters. */
    public static final int REASON_LENGTH_MAX = 80;

    /** @throws payscore.domain.violation.InvalidTerms when the reason is too long or holds what cannot be sent */
    public RefundTerms {
        reason.ifPresent(text -> WireText.checked(text, REASON_LENGTH_MAX));
    }
}
