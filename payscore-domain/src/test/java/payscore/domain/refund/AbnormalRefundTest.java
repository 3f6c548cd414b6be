package payscore.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.refund.Abnormality.Outcome;
import payscore.domain.refund.RefundPayee.BankAccount;
import payscore.domain.refund.RefundPayee.BankType;
import payscore.domain.refund.RefundPayee.RealName;
import payscore.domain.violation.InvalidTerms;

class AbnormalRefundTest {
    private static final Instant NOW = ServiceOrders.PAID_AT.plus(Duration.ofDays(1));
    private static final Duration LAG_MAX = Duration.ofMinutes(3);
    private static final OutRefundNo NUMBER = new OutRefundNo("R1");

    @ParameterizedTest
    @EnumSource
    void onlyAStuckRefundIsPaidAnotherWay(RefundStatus status) {
        var refunds = new Refunds(List.of(refund(status)));

        if (status == RefundStatus.ABNORMAL) {
            assertThat(refunds.redirecting(NUMBER, AbnormalRefundType.USER_BANK_CARD, NOW).beingRedirected())
                    .isPresent();
        } else {
            assertThatThrownBy(() -> refunds.redirecting(NUMBER, AbnormalRefundType.USER_BANK_CARD, NOW))
                    .isInstanceOfSatisfying(RefundNotAbnormal.class,
                            refused -> assertThat(refused.status()).isEqualTo(status));
        }
    }

    @Test
    void theDecisionKeepsTheTypeAndNothingOfWhomTheMoneyGoesTo() {
        var wish = deciding().beingRedirected().flatMap(Refund::application).orElseThrow();

        assertThat(wish.type()).isEqualTo(AbnormalRefundType.USER_BANK_CARD);
        assertThat(wish.outcome()).isEqualTo(Outcome.DECIDED);
        assertThat(wish.decidedAt()).isEqualTo(NOW);
    }

    @Test
    @Covers("C33")
    void onceTakenItIsProcessingAgainAndMaySucceed() {
        var taken = told(deciding(), RefundStatus.PROCESSING, Occasion.APPLICATION, NOW);

        assertThat(taken.status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(taken.application().map(Abnormality.Application::outcome)).contains(Outcome.TAKEN);
        assertThat(told(taken, RefundStatus.SUCCESS, Occasion.MESSAGE, NOW).status()).isEqualTo(RefundStatus.SUCCESS);
        assertThat(told(taken, RefundStatus.CLOSED, Occasion.MESSAGE, NOW).status()).isEqualTo(RefundStatus.CLOSED);
    }

    @Test
    void anAnswerThatTellsNoProgressStillMeansThatItWasTaken() {
        var taken = told(deciding(), RefundStatus.ABNORMAL, Occasion.APPLICATION, NOW);

        assertThat(taken.status()).isEqualTo(RefundStatus.ABNORMAL);
        assertThat(taken.isBeingRedirected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE, 0, false", "MESSAGE, 86400, false", "QUERY, 0, false", "QUERY, 179, false",
            "QUERY, 180, true",
            "APPLICATION, 0, true"})
    void processingFollowsAbnormalOnlyWhereItCannotBeOlder(Occasion occasion, long seconds, boolean believed) {
        var stuck = told(refund(RefundStatus.PROCESSING), RefundStatus.ABNORMAL, Occasion.MESSAGE, NOW);

        assertThat(stuck.noting(report(RefundStatus.PROCESSING), occasion, NOW.plusSeconds(seconds)).isPresent())
                .isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE, 0, false", "MESSAGE, 86400, false", "QUERY, 179, false", "QUERY, 180, true"})
    @Covers("C33")
    void theFirstAbnormalDeliveredAgainIsNotTakenForASecondOne(Occasion occasion, long seconds, boolean believed) {
        var resumed = told(deciding(), RefundStatus.PROCESSING, Occasion.APPLICATION, NOW);

        assertThat(resumed.noting(report(RefundStatus.ABNORMAL), occasion, NOW.plusSeconds(seconds)).isPresent())
                .isEqualTo(believed);
    }

    @Test
    void stuckOnceMoreItMayBePaidAnotherWayOnceMore() {
        var resumed = told(deciding(), RefundStatus.PROCESSING, Occasion.APPLICATION, NOW);
        var again = told(resumed, RefundStatus.ABNORMAL, Occasion.QUERY, NOW.plus(LAG_MAX));

        assertThat(new Refunds(List.of(again)).redirecting(NUMBER, AbnormalRefundType.MERCHANT_BANK_CARD,
                NOW.plus(LAG_MAX)).beingRedirected()).isPresent();
        assertThat(again.noting(report(RefundStatus.PROCESSING), Occasion.QUERY, NOW.plus(LAG_MAX))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCESS", "CLOSED"})
    void theEndEndsTheWishHoweverItCameAboutAndNothingFollows(RefundStatus end) {
        var ended = told(deciding(), end, Occasion.MESSAGE, NOW);

        assertThat(ended.isBeingRedirected()).isFalse();
        for (var status : List.of(RefundStatus.PROCESSING, RefundStatus.ABNORMAL)) {
            for (var occasion : Occasion.values()) {
                assertThat(ended.noting(report(status), occasion, NOW.plus(Duration.ofDays(1)))).isEmpty();
            }
        }
    }

    @Test
    void aRefusalLeavesTheRefundStuckAndItsMoneyClaimed() {
        var declined = new Refunds(List.of(deciding().beingRedirected().orElseThrow()))
                .redirectionDeclined("PARAM_ERROR");

        assertThat(declined.list()).extracting(Refund::status).containsExactly(RefundStatus.ABNORMAL);
        assertThat(declined.beingRedirected()).isEmpty();
        assertThat(declined.list().getFirst().application().flatMap(Abnormality.Application::refusal))
                .contains("PARAM_ERROR");
        assertThat(declined.claimed()).isEqualTo(new Fen(300));
    }

    @Test
    void whatIsPersonalNeverPrintsItself() {
        var payee = new RefundPayee.UserBankCard(new BankType("ICBC_DEBIT"), new BankAccount("6222020000000000403"),
                new RealName("张三"));

        assertThat(payee.toString()).contains("ICBC_DEBIT").doesNotContain("6222").doesNotContain("张三");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 71})
    void aNameIsAsLongAsCanBeEncrypted(int characters) {
        assertThat(new RealName("张".repeat(characters)).value()).hasSize(characters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "😀"})
    void anythingElseIsNoName(String text) {
        assertThatThrownBy(() -> new RealName(text)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void aNameTooLongForTheKeyIsNone() {
        assertThatThrownBy(() -> new RealName("张".repeat(72))).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> new BankAccount("1".repeat(215))).isInstanceOf(InvalidTerms.class)
                .hasMessageNotContaining("1".repeat(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "icbc_debit", "ICBC DEBIT", "工商银行"})
    void aBankIsNamedInWeChatsWords(String text) {
        assertThatThrownBy(() -> new BankType(text)).isInstanceOf(InvalidTerms.class);
    }

    private static Refunds deciding() {
        return new Refunds(List.of(refund(RefundStatus.ABNORMAL))).redirecting(NUMBER,
                AbnormalRefundType.USER_BANK_CARD, NOW);
    }

    private static Refund told(Refunds refunds, RefundStatus status, Occasion occasion, Instant now) {
        return refunds.noting(report(status), occasion, now).orElseThrow().find(NUMBER).orElseThrow();
    }

    private static Refund told(Refund refund, RefundStatus status, Occasion occasion, Instant now) {
        return told(new Refunds(List.of(refund)), status, occasion, now);
    }

    private static RefundReport report(RefundStatus status) {
        return new RefundReport(NUMBER, ServiceOrders.TRANSACTION_ID, Optional.empty(), new Fen(300), new Fen(800),
                status, Optional.empty());
    }

    private static Refund refund(RefundStatus status) {
        return new Refund(NUMBER, ServiceOrders.TRANSACTION_ID, new Fen(300), new Fen(800), Optional.empty(), status,
                Optional.of(new RefundId("50300002502025060200000000001")), Optional.empty(), Optional.empty(), NOW);
    }
}
