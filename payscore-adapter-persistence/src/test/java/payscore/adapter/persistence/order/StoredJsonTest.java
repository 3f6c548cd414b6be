package payscore.adapter.persistence.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.application.fixture.DetailedServiceOrders;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandStatus;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.RiskFundName;
import payscore.domain.order.CheckReason;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.refund.AbnormalRefundType;
import payscore.domain.refund.Abnormality;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;
import tools.jackson.databind.json.JsonMapper;

/** What lies in databases already. When one of these turns red, old rows have become unreadable: mend the code, not the text. */
class StoredJsonTest {
    @Test
    void fullTermsAreStoredUnderTheseNames() {
        var json = StoredJson.write(TermsJson.of(DetailedServiceOrders.terms()));

        assertSame(json, golden("terms.json"));
        assertThat(StoredJson.read(golden("terms.json"), TermsJson.class).toTerms())
                .isEqualTo(DetailedServiceOrders.terms());
    }

    @Test
    void scantTermsAreStoredUnderTheseNames() {
        var json = StoredJson.write(TermsJson.of(ServiceOrders.terms()));

        assertSame(json, golden("scant-terms.json"));
        assertThat(StoredJson.read(golden("scant-terms.json"), TermsJson.class).toTerms())
                .isEqualTo(ServiceOrders.terms());
    }

    @Test
    void aStuckRefundIsStoredUnderTheseNamesAndWithoutWhomItIsPaidTo() {
        var stuck = new Refund(new OutRefundNo("R@1"), ServiceOrders.TRANSACTION_ID, new Fen(10), new Fen(200),
                Optional.empty(), RefundStatus.ABNORMAL, Optional.empty(), Optional.empty(), Optional.empty(),
                Instant.ofEpochMilli(1), Optional.of(new Abnormality(Instant.ofEpochMilli(2),
                        Optional.of(new Abnormality.Application(AbnormalRefundType.USER_BANK_CARD,
                                Instant.ofEpochMilli(3), Abnormality.Outcome.DECLINED, Optional.of("PARAM_ERROR"))))));
        var json = StoredJson.write(DetailsJson.RefundJson.of(stuck));

        assertSame(json, """
                {"out_refund_no": "R@1", "transaction_id": "%s", "amount": 10, "total": 200, "status": "ABNORMAL",
                 "requested_at": 1, "abnormality": {"turned_at": 2, "application": {"type": "USER_BANK_CARD",
                 "decided_at": 3, "outcome": "DECLINED", "refusal": "PARAM_ERROR"}}}"""
                .formatted(ServiceOrders.TRANSACTION_ID));
        assertThat(StoredJson.read(json, DetailsJson.RefundJson.class).toRefund()).isEqualTo(stuck);
    }

    @ParameterizedTest
    @EnumSource(value = Position.class, names = {"REQUESTED", "CREATED", "COLLECTING"})
    void fullDetailsAreStoredUnderTheseNames(Position position) {
        var order = DetailedServiceOrders.at(position, key("GOLDEN"));
        var file = "details-" + position + ".json";

        assertSame(StoredJson.write(DetailsJson.of(order)), golden(file));

        var details = StoredJson.read(golden(file), DetailsJson.class);
        assertThat(details.toCompletion()).isEqualTo(order.completion());
        assertThat(details.toModification()).isEqualTo(order.modification());
        assertThat(details.toPaidElsewhere()).isEqualTo(order.paidElsewhere());
        assertThat(details.toRefunds()).isEqualTo(order.refunds());
        assertThat(details.toQuarantine()).isEqualTo(order.quarantine());
        assertThat(details.toServiceStart()).isEqualTo(order.confirmation().serviceStart());
        assertThat(details.collection().map(CollectionJson::toCollection))
                .isEqualTo(order.state().paymentCollection());
        assertThat(details.toTicket(DetailedServiceOrders.TICKET_VALUE))
                .isEqualTo(ServiceOrderRows.ticket(order.state()));
        assertThat(details.decline().isPresent()).isEqualTo(position == Position.REQUESTED);
    }

    @Test
    void whatTheFirstReleaseWroteIsReadWithWhatItDidNotKnowAbsent() {
        var details = StoredJson.read(golden("details-of-the-first-release.json"), DetailsJson.class);

        assertThat(details.toPaidElsewhere()).isEmpty();
        assertThat(details.toCompletion()).hasValueSatisfying(completion -> {
            assertThat(completion.terms().profitSharing()).isFalse();
            assertThat(completion.terms().goodsTag()).isEmpty();
        });
        assertThat(details.toModification()).hasValueSatisfying(modification -> {
            assertThat(modification.device()).isEmpty();
            assertThat(modification.replaced()).isEmpty();
        });
    }

    @Test
    void anOrderWithoutDetailsStoresAlmostNothing() {
        assertThat(StoredJson.write(DetailsJson.of(ServiceOrders.requested()))).isEqualTo("{\"refunds\":[]}");
    }

    @Test
    void whatANewerReleaseWroteIsRefusedRatherThanLost() {
        assertThatThrownBy(() -> StoredJson.read("{\"refunds\":[],\"invented_later\":1}", DetailsJson.class))
                .hasMessageContaining("invented_later");
    }

    @ParameterizedTest
    @MethodSource("everyStoredWord")
    void wordsThatAreStoredKeepTheirSpelling(Class<? extends Enum<?>> type, String words) {
        assertThat(Arrays.stream(type.getEnumConstants()).map(Enum::name)).contains(words.split(" "));
    }

    static Stream<Arguments> everyStoredWord() {
        return Stream.of(
                Arguments.of(Position.class,
                        "REQUESTED CREATED IN_USE COLLECTING PAID CLOSED_WITH_ZERO CANCELLED EXPIRED"),
                Arguments.of(CheckReason.class,
                        "USER_RETURNED CONFIRMATION_EXPECTED SLOW_WATCH PAYMENT_EXPECTED REFUND_EXPECTED DOUBT AUDIT"),
                Arguments.of(ServiceOrderEvent.Kind.class,
                        "REQUESTED DECLINED CREATED TICKET_RENEWED LAUNCHED CONFIRMED CONFIRMATION_DETAILED"
                                + " COMPLETION_DECIDED COMPLETED CANCELLATION_DECIDED CANCELLED MODIFICATION_DECIDED"
                                + " MODIFIED SYNC_DECIDED COLLECTION_DECIDED COLLECTION_DETAILED PAID CLOSED_WITH_ZERO"
                                + " EXPIRED REFUND_DECIDED REFUND_ADVANCED REFUND_SUCCEEDED REFUND_ABNORMAL"
                                + " REFUND_CLOSED DOUBT_SETTLED AUDITED QUARANTINED PAID_TWICE"
                                + " ABNORMAL_REFUND_DECIDED REFUND_RESUMED"),
                Arguments.of(PaidType.class, "NEWTON MCH"),
                Arguments.of(RiskFundName.class, "DEPOSIT ADVANCE CASH_DEPOSIT ESTIMATE_ORDER_COST"),
                Arguments.of(RefundStatus.class, "REQUESTED DECLINED PROCESSING ABNORMAL SUCCESS CLOSED"),
                Arguments.of(AbnormalRefundType.class, "USER_BANK_CARD MERCHANT_BANK_CARD"),
                Arguments.of(Abnormality.Outcome.class, "DECIDED TAKEN DECLINED"),
                Arguments.of(CommandKind.class, "CREATE COMPLETE CANCEL MODIFY SYNC COLLECT REFUND ABNORMAL_REFUND"),
                Arguments.of(CommandStatus.class, "SENT UNKNOWN DONE REJECTED"));
    }

    private static void assertSame(String json, String golden) {
        var mapper = JsonMapper.shared();
        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree(golden));
    }

    private static String golden(String file) {
        try (var stream = StoredJsonTest.class.getResourceAsStream("stored/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
