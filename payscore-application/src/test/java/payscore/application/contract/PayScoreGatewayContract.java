package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.order.Fact;
import payscore.domain.order.Learned;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.Source;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.Modification;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.SettledAmount;

/** What every way to WeChat must do. Whoever brings another gateway brings a WeChat to try it on, too. */
public interface PayScoreGatewayContract {
    /** The gateway under test; it serves the merchant, the app and the service of {@link ServiceOrders}. */
    PayScoreGateway gateway();

    /** The other side. */
    WeChatSide weChat();

    /** What a test can make WeChat and its user do. */
    interface WeChatSide {
        void moveTo(Instant now);

        void userConfirms(OutOrderNo outOrderNo);

        void userPays(OutOrderNo outOrderNo);

        /** The next command is carried out and its answer never arrives. */
        void losesItsNextAnswer();
    }

    @Test
    default void livesThroughAWholeOrder() {
        assertThat(fact(create(ServiceOrders.requested()))).isInstanceOfSatisfying(Fact.Created.class,
                created -> assertThat(created.ticket()).isPresent());
        assertThat(queried(ServiceOrders.requested())).isInstanceOf(Fact.Created.class);

        weChat().moveTo(ServiceOrders.CONFIRMED_AT);
        weChat().userConfirms(ServiceOrders.OUT_ORDER_NO);
        assertThat(queried(ServiceOrders.created())).isInstanceOfSatisfying(Fact.Confirmed.class, confirmed -> {
            assertThat(confirmed.confirmation().openId()).isPresent();
            assertThat(confirmed.confirmation().serviceStart())
                    .isEqualTo(ServiceOrders.confirmation().serviceStart());
            assertThat(confirmed.riskAmount()).contains(ServiceOrders.terms().riskFund().amount());
        });

        weChat().moveTo(ServiceOrders.COMPLETED_AT);
        assertThat(fact(send(CommandKind.COMPLETE, ServiceOrders.completing())))
                .isInstanceOfSatisfying(Fact.Completed.class,
                        completed -> assertThat(completed.collection().total()).isEqualTo(ServiceOrders.TOTAL));

        weChat().userPays(ServiceOrders.OUT_ORDER_NO);
        assertThat(queried(ServiceOrders.collecting())).isInstanceOfSatisfying(Fact.Paid.class, paid -> {
            assertThat(paid.collection().isPaidInFull()).isTrue();
            assertThat(paid.collection().details()).singleElement()
                    .satisfies(detail -> assertThat(detail.transactionId()).isPresent());
        });
    }

    @Test
    default void closesAFreeServiceAtOnce() {
        create(ServiceOrders.requested());
        weChat().moveTo(ServiceOrders.CONFIRMED_AT);
        weChat().userConfirms(ServiceOrders.OUT_ORDER_NO);
        weChat().moveTo(ServiceOrders.COMPLETED_AT);
        var completing = ServiceOrders.inUse()
                .complete(ServiceOrders.freeOfCharge(), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order();

        assertThat(fact(send(CommandKind.COMPLETE, completing))).isInstanceOf(Fact.ClosedWithZero.class);
        assertThat(queried(completing)).isInstanceOf(Fact.ClosedWithZero.class);
    }

    @Test
    default void rendersTheSameOrderToTheSameBytes() {
        assertThat(gateway().render(CommandKind.CREATE, ServiceOrders.requested()))
                .isEqualTo(gateway().render(CommandKind.CREATE, ServiceOrders.requested()));
    }

    @Test
    default void getsAFreshTicketByReEntryWithTheSameBytes() {
        var order = ServiceOrders.requested();

        assertThat(ticketOf(create(order)).value()).isNotEqualTo(ticketOf(create(order)).value());
    }

    @Test
    @Covers("W24")
    default void isNotAcceptedWhenTheNumberWasUsedWithOtherTerms() {
        create(ServiceOrders.requested());
        var other = new String(gateway().render(CommandKind.CREATE, ServiceOrders.requested()).bytes(),
                StandardCharsets.UTF_8).replace("9900", "9800");

        assertThat(gateway().send(CommandKind.CREATE, ServiceOrders.requested(), RequestBody.of(other)))
                .isInstanceOf(CommandAnswer.Mismatched.class);
    }

    @Test
    default void cancelsAnOrderWhoseNumberMustBeEncoded() {
        var created = ServiceOrders
                .request(new ServiceOrderKey(ServiceOrders.MCH_ID, new OutOrderNo("PS|2*_-"))).order();
        var known = ((Learned.Changed) created.learn(ServiceOrders.observed(
                fact(create(created)), new Source.Answer(), ServiceOrders.REQUESTED_AT))).change().order();
        var cancelling = known.cancel(new CancellationReason("用户未取走设备"), ServiceOrders.CONFIRMED_AT).order();

        assertThat(fact(send(CommandKind.CANCEL, cancelling))).isEqualTo(new Fact.Cancelled());
        assertThat(queried(cancelling)).isEqualTo(new Fact.Cancelled());
    }

    @Test
    default void isRefusedForNowWhenTheOrderIsNotInUseYet() {
        create(ServiceOrders.requested());
        weChat().moveTo(ServiceOrders.COMPLETED_AT);

        assertThat(send(CommandKind.COMPLETE, ServiceOrders.completing()))
                .isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    default void findsNoOrderThatWasNeverCreated() {
        assertThat(gateway().query(OrderQuery.about(ServiceOrders.requested()))).isEqualTo(new QueryAnswer.NotFound());
    }

    @Test
    default void knowsNothingWhenTheAnswerIsLostAndFindsTheOrderByAsking() {
        weChat().losesItsNextAnswer();

        assertThat(create(ServiceOrders.requested())).isInstanceOf(CommandAnswer.Unknown.class);
        assertThat(queried(ServiceOrders.requested())).isEqualTo(new Fact.Created(Optional.empty()));
    }

    @Test
    default void lowersTheAmountThatIsCollected() {
        completes();
        var modifying = ServiceOrders.collecting()
                .modify(lowerTo(500), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT).order();

        assertThat(fact(send(CommandKind.MODIFY, modifying))).isInstanceOfSatisfying(Fact.Completed.class,
                lowered -> assertThat(lowered.collection().total()).isEqualTo(new Fen(500)));
        assertThat(queried(modifying)).isInstanceOfSatisfying(Fact.Completed.class,
                lowered -> assertThat(lowered.collection().total()).isEqualTo(new Fen(500)));
    }

    @Test
    default void isRefusedForNowWhenThereIsNothingToLowerYet() {
        create(ServiceOrders.requested());

        assertThat(send(CommandKind.MODIFY,
                ServiceOrders.collecting().modify(lowerTo(500), ServiceOrders.SERVICE, ServiceOrders.COMPLETED_AT)
                        .order()))
                .isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    @Covers("X10")
    default void tellsOfAPaymentElsewhere() {
        completes();
        var syncing = paidElsewhere();

        assertThat(fact(send(CommandKind.SYNC, syncing))).isInstanceOfSatisfying(Fact.Paid.class, paid -> {
            assertThat(paid.collection().hasPaymentElsewhere()).isTrue();
            assertThat(paid.collection().isPaidInFull()).isTrue();
        });
        assertThat(queried(syncing)).isInstanceOfSatisfying(Fact.Paid.class,
                paid -> assertThat(paid.collection().collectedByPayScore()).isEqualTo(Fen.ZERO));
    }

    @Test
    @Covers("X10")
    default void isRefusedForNowWhenWeChatHasCollectedWhatWasPaidElsewhere() {
        completes();
        var syncing = paidElsewhere();
        weChat().userPays(ServiceOrders.OUT_ORDER_NO);

        assertThat(send(CommandKind.SYNC, syncing)).isInstanceOf(CommandAnswer.RefusedForNow.class);
        assertThat(queried(syncing)).isInstanceOfSatisfying(Fact.Paid.class,
                paid -> assertThat(paid.collection().hasPaymentElsewhere()).isFalse());
    }

    @Test
    default void asksForAnExtraDeduction() {
        completes();

        assertThat(send(CommandKind.COLLECT, ServiceOrders.collecting()))
                .isEqualTo(new CommandAnswer.Acknowledged());
        assertThat(queried(ServiceOrders.collecting())).isInstanceOf(Fact.Paid.class);
    }

    /** The order waits for its money. */
    private void completes() {
        create(ServiceOrders.requested());
        weChat().moveTo(ServiceOrders.CONFIRMED_AT);
        weChat().userConfirms(ServiceOrders.OUT_ORDER_NO);
        weChat().moveTo(ServiceOrders.COMPLETED_AT);
        send(CommandKind.COMPLETE, ServiceOrders.completing());
    }

    private ServiceOrder paidElsewhere() {
        var paidAt = ServiceOrders.COMPLETED_AT.plusSeconds(1);
        weChat().moveTo(paidAt);
        return ServiceOrders.collecting().sync(new ServiceTime.At(paidAt), paidAt).order();
    }

    private static Modification lowerTo(long total) {
        return new Modification(new SettledAmount(
                new PostPayments(List.of(new PostPayment("租借费用", Optional.of(new Fen(total)), Optional.empty(),
                        Optional.empty()))),
                PostDiscounts.NONE, new Fen(total)), "多计了一小时");
    }

    private CommandAnswer create(ServiceOrder order) {
        return send(CommandKind.CREATE, order);
    }

    private CommandAnswer send(CommandKind kind, ServiceOrder order) {
        return gateway().send(kind, order, gateway().render(kind, order));
    }

    private Fact queried(ServiceOrder order) {
        return ((QueryAnswer.Found) gateway().query(OrderQuery.about(order))).fact();
    }

    private static Fact fact(CommandAnswer answer) {
        assertThat(answer).isInstanceOf(CommandAnswer.Accepted.class);
        return ((CommandAnswer.Accepted) answer).fact();
    }

    private static ConfirmationTicket ticketOf(CommandAnswer answer) {
        return ((Fact.Created) fact(answer)).ticket().orElseThrow();
    }
}
