package payscore.adapter.wechat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.OpenId;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.TransactionId;
import payscore.domain.order.Fact;
import payscore.domain.terms.ServiceTime;

class WeChatWordsTest {
    private static final Instant ASKED_AT = ServiceOrders.REQUESTED_AT;

    @Test
    void readsACreatedOrderWithItsTicketIssuedWhenWeAsked() throws Malformed {
        assertThat(fact("{\"state\":\"CREATED\",\"package\":\"AAQT_-1\"}"))
                .isEqualTo(new Fact.Created(Optional.of(ConfirmationTicket.issued("AAQT_-1", ASKED_AT))));
    }

    @Test
    void readsAConfirmedOrderWithUserStartAndRiskAmount() throws Malformed {
        var fact = fact("""
                {"state":"DOING","state_description":"USER_CONFIRM","openid":"oUser","risk_fund":{"amount":9900},
                 "time_range":{"start_time":"20250601100010"}}""");

        assertThat(fact).isEqualTo(new Fact.Confirmed(
                new Confirmation(Optional.of(new OpenId("oUser")),
                        Optional.of(new ServiceTime.At(ServiceOrders.CONFIRMED_AT))),
                Optional.of(new Fen(9900))));
    }

    @Test
    void readsAStartDayInBeijing() throws Malformed {
        var fact = fact("""
                {"state":"DOING","state_description":"USER_CONFIRM","time_range":{"start_time":"20250601"}}""");

        assertThat(fact.confirmed().serviceStart()).contains(new ServiceTime.On(LocalDate.of(2025, 6, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OnAccept", "20251301100010", "soon", "2025060110001"})
    void knowsNoStartWhereNoneIsTold(String start) throws Malformed {
        var fact = fact("{\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\",\"time_range\":{\"start_time\":\""
                + start + "\"}}");

        assertThat(fact.confirmed().serviceStart()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER_PAYING", "WAIT_PAY", "USER_ACCEPT", "MCH_LOADING"})
    void readsAnOrderOfWhichTheMoneyIsBeingCollected(String collectionState) throws Malformed {
        var fact = fact("{\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"collection\":{\"state\":\""
                + collectionState + "\",\"total_amount\":800,\"paying_amount\":800,\"paid_amount\":0}}");

        assertThat(fact).isEqualTo(
                new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(new Fen(800))));
    }

    @Test
    void readsACompletedOrderByItsTotalWhereNoCollectionIsTold() throws Malformed {
        assertThat(fact("{\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"total_amount\":800}"))
                .isEqualTo(new Fact.Completed(Confirmation.UNKNOWN, PaymentCollection.waitingFor(new Fen(800))));
    }

    @Test
    void readsAPaidOrderWithWhoCollectedWhat() throws Malformed {
        var fact = fact(
                """
                        {"state":"DONE","collection":{"state":"USER_PAID","total_amount":800,"paying_amount":0,"paid_amount":800,
                         "details":[{"seq":1,"amount":500,"paid_type":"NEWTON","paid_time":"20250601110022","transaction_id":"42"},
                                    {"amount":300,"paid_type":"MCH","paid_time":"20250601"}]}}""");

        assertThat(fact).isEqualTo(new Fact.Paid(Confirmation.UNKNOWN, new PaymentCollection(new Fen(800), new Fen(800),
                List.of(new CollectionDetail(1, new Fen(500), PaidType.NEWTON,
                        Optional.of(Instant.parse("2025-06-01T03:00:22Z")), Optional.of(new TransactionId("42"))),
                        new CollectionDetail(2, new Fen(300), PaidType.MCH,
                                Optional.of(Instant.parse("2025-05-31T16:00:00Z")), Optional.empty())))));
    }

    @Test
    void readsAnOrderThatCostNothing() throws Malformed {
        assertThat(fact("{\"state\":\"DONE\",\"need_collection\":false}"))
                .isEqualTo(new Fact.ClosedWithZero(Confirmation.UNKNOWN));
    }

    @Test
    void readsTheTwoOtherEnds() throws Malformed {
        assertThat(fact("{\"state\":\"REVOKED\"}")).isEqualTo(new Fact.Cancelled());
        assertThat(fact("{\"state\":\"EXPIRED\"}")).isEqualTo(new Fact.Expired());
    }

    @Test
    void overlooksFieldsItDoesNotKnowAndFeesOfAnyShape() throws Malformed {
        assertThat(fact("{\"state\":\"REVOKED\",\"brand_new\":{\"a\":[1]},\"post_payments\":{\"name\":\"x\"}}"))
                .isEqualTo(new Fact.Cancelled());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0000', value = {
            "{\"state\":\"CLOSED\"}; CLOSED/-/-",
            "{}; -/-/-",
            "{\"state\":\"CREATED\",\"state_description\":\"MCH_COMPLETE\"}; CREATED/MCH_COMPLETE/-",
            "{\"state\":\"DOING\"}; DOING/-/-",
            "{\"state\":\"DOING\",\"state_description\":\"NAPPING\"}; DOING/NAPPING/-",
            "{\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\"}; DOING/MCH_COMPLETE/-",
            "{\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"collection\":{\"state\":\"USER_PAID\"}}; DOING/MCH_COMPLETE/USER_PAID",
            "{\"state\":\"DONE\",\"need_collection\":true}; DONE/-/-",
            "{\"state\":\"DONE\",\"collection\":{\"state\":\"USER_PAYING\",\"total_amount\":1}}; DONE/-/USER_PAYING",
            "{\"state\":\"DONE\",\"collection\":{\"state\":\"USER_PAID\",\"total_amount\":1,\"paid_amount\":1,\"paying_amount\":1}}; DONE/-/USER_PAID",
            "{\"state\":\"DONE\",\"state_description\":\"USER_CONFIRM\"}; DONE/USER_CONFIRM/-",
            "{\"state\":\"CLO\\nSED\"}; CLO?SED/-/-"})
    void neverGuessesWhatItDoesNotRecognise(String json, String words) throws Malformed {
        assertThat(fact(json)).isEqualTo(new Fact.Unrecognised(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"state\":\"REVOKED\",\"state\":\"DONE\"}",
            "{\"state\":\"REVOKED\"} {}",
            "{\"state\":\"REV",
            "[]",
            "null",
            "",
            "<html></html>",
            "{\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"total_amount\":8.5}",
            "{\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"total_amount\":-1}",
            "{\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\",\"risk_fund\":{\"amount\":9223372036854775808}}"})
    void refusesWhatIsNotADocumentOfThatShape(String json) {
        assertThatThrownBy(() -> fact(json)).isInstanceOf(Malformed.class);
    }

    private static Fact fact(String json) throws Malformed {
        return OrderReport.read(json.getBytes(StandardCharsets.UTF_8)).fact(ASKED_AT);
    }
}
