package payscore.bootstrap.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.realparts.Merchant.Answer;
import payscore.domain.fixture.Covers;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/** The way to WeChat fails, or WeChat itself. An outcome that is not known is found out; nothing is done twice. */
class WeChatFaultsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** What a whole call may take, and a little for ourselves. */
    private static final Duration CALL_MAX = Duration.ofSeconds(7);

    private final RealParts parts = RealParts.shared();
    private final Merchant merchant = parts.merchant();
    private final String number = Merchant.newNumber();
    private final Predicate<WireRequest> creation = request -> request.method().equals("POST")
            && request.mentions(number);

    @AfterEach
    void heal() {
        parts.heal();
    }

    @Test
    @Covers("W01")
    void aRequestThatGetsLostIsSentAgainWithTheSameBytes() {
        parts.toWeChat().next(creation, new NetworkFault.BlackHole());
        isNotKnownYet(merchant.create(number));
        comesTo("CREATED");
        assertThat(bodies(creation)).hasSize(2).allMatch(bodies(creation).getFirst()::equals);
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(1);
    }

    @Test
    @Covers("W02")
    void anAnswerThatGetsLostIsFoundOutByAQuery() {
        parts.toWeChat().next(creation, new NetworkFault.ResetAfter(0));
        isNotKnownYet(merchant.create(number));
        comesTo("CREATED");
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(1);
    }

    @Test
    @Covers("W03")
    void aRequestThatArrivesAfterItsRepetitionIsTheSameOrder() {
        var late = new Gate();
        parts.toWeChat().next(creation, new NetworkFault.HoldRequest(late));
        isNotKnownYet(merchant.create(number));
        comesTo("CREATED");
        assertThat(parts.callsAtWeChat(Operation.QUERY, number)).as("not found at first").isPositive();
        late.open();
        late.awaitPassage(SOON);
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(2);
        assertThat(merchant.events(number)).containsExactly("REQUESTED", "CREATED");
        isPaidInTheEnd();
    }

    @Test
    @Covers("W04")
    void aRequestThatArrivesTwiceCountsOnce() {
        parts.toWeChat().next(creation, new NetworkFault.Twice());
        assertThat(merchant.create(number).status()).isEqualTo(201);
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(2);
        assertThat(merchant.events(number)).containsExactly("REQUESTED", "CREATED");

        isInUse();
        parts.toWeChat().next(creation, new NetworkFault.Twice());
        completes();
        comesTo("DONE");
        assertThat(parts.weChat().control().order(number).entity().path("collection").path("paid_amount").asLong())
                .isEqualTo(600);
    }

    @Test
    @Covers("W05")
    void aPooledConnectionThatWeChatHasClosedIsNotUsed() {
        var ofOneNode = parts.merchantAt(parts.node());
        ofOneNode.create(Merchant.newNumber());
        parts.toWeChat().hangUp();
        assertThat(ofOneNode.create(number).status()).isEqualTo(201);
    }

    @Test
    @Covers("W05")
    void aConnectionThatIsResetUnderARequestLeavesItsOutcomeUnknown() {
        var ofOneNode = parts.merchantAt(parts.node());
        parts.toWeChat().hangUp();
        parts.toWeChat().next(request -> request.method().equals("POST"), new NetworkFault.GoStale());
        assertThat(ofOneNode.create(Merchant.newNumber()).status()).isEqualTo(201);
        isNotKnownYet(ofOneNode.create(number));
        comesTo("CREATED");
    }

    @Test
    @Covers("W06")
    void whatCannotHaveBeenSentGoesToTheBackupHostAtOnce() {
        parts.toWeChat().refuse();
        assertThat(merchant.create(number).status()).isEqualTo(201);
        assertThat(parts.toBackup().seen()).filteredOn(creation).hasSize(1);
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(1);
    }

    @Test
    @Covers("W08")
    void anAnswerThatDripsIsCutAtTheDeadlineOfTheWholeCall() {
        parts.toWeChat().next(creation, new NetworkFault.Trickle(20));
        var asked = System.nanoTime();
        isNotKnownYet(merchant.create(number));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(CALL_MAX);
        comesTo("CREATED");
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(1);
    }

    @Test
    @Covers("W09")
    void aHugeAnswerIsCutAndItsOutcomeFoundOut() {
        isFoundOut(FaultKind.HUGE_BODY, 1);
        assertThat(parts.logs()).contains("answer-too-large");
    }

    @Test
    @Covers("W10")
    void anInternalErrorAfterTheFactIsFoundOut() {
        isFoundOut(FaultKind.ERROR_AFTER, 1);
    }

    @Test
    @Covers("W11")
    void anInternalErrorBeforeTheFactLeadsToTheSameRequestAgain() {
        isFoundOut(FaultKind.ERROR_BEFORE, 2);
        assertThat(bodies(creation)).hasSize(2).allMatch(bodies(creation).getFirst()::equals);
    }

    @Test
    @Covers("W12")
    void aPageOfAGatewayOnTheWayIsNoAnswerOfWeChats() {
        isFoundOut(FaultKind.HTML_AFTER, 1);
        assertThat(parts.logs()).doesNotContain("<html");
    }

    @Test
    @Covers("W12")
    void aPageInsteadOfTheRequestLeadsToTheSameRequestAgain() {
        isFoundOut(FaultKind.HTML_BEFORE, 2);
    }

    @Test
    @Covers("W22")
    void aRefusalThatIsWhatTheSuccessOfTheFirstAttemptLooksLikeEndsAsSuccess() {
        isInUse();
        var first = new Gate();
        var second = new Gate();
        parts.toWeChat().next(creation, new NetworkFault.HoldRequest(first));
        parts.toWeChat().next(creation, new NetworkFault.HoldRequest(second));
        completesWith(202);
        second.awaitArrival(SOON);
        first.open();
        first.awaitPassage(SOON);
        parts.weChat().control().script(Fault.error(
                Operation.COMPLETE, 400, "INVALID_ORDER_STATE", "当前订单状态不合法").forOrders(number));
        second.open();
        comesTo("DONE");
        assertThat(parts.weChat().control().pendingFaults()).as("the refusal was given").isEmpty();
        assertThat(merchant.events(number)).doesNotContain("DECLINED").containsOnlyOnce("PAID");
    }

    @Test
    @Covers("W32")
    void aDuplicateOfARefusedCancellationMaySucceedMinutesLater() {
        parts.weChat().control().change(switches -> switches.withCancelWhileCollecting(false)
                .withDeductionDelay(Duration.ofHours(1)));
        isInUse();
        completes();
        var duplicate = new Gate();
        parts.toWeChat().next(request -> creation.test(request) && request.target().endsWith("/cancel"),
                new NetworkFault.AgainLater(duplicate));
        isNotKnownYet(merchant.cancel(number));
        assertThat(merchant.read(number).hasUnfinishedCommand()).isTrue();

        parts.weChat().control().change(switches -> switches.withCancelWhileCollecting(true));
        duplicate.open();
        duplicate.awaitPassage(SOON);
        var time = new PassedTime(parts.mysql(), parts.database());
        Waiting.until(SOON, () -> {
            time.untilEverythingIsDue(java.time.Instant.now());
            assertThat(merchant.read(number).position()).isEqualTo("REVOKED");
            assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
        });
        assertThat(merchant.events(number)).doesNotContain("DECLINED");
    }

    /** The creation meets a fault of WeChat's once; whatever happens next, there is one order in the end. */
    private void isFoundOut(FaultKind kind, int creationsExpected) {
        parts.weChat().control().script(Fault.of(kind, Operation.CREATE).forOrders(number));
        isNotKnownYet(merchant.create(number));
        comesTo("CREATED");
        assertThat(parts.callsAtWeChat(Operation.CREATE, number)).isEqualTo(creationsExpected);
        assertThat(merchant.events(number)).containsExactly("REQUESTED", "CREATED");
    }

    private void isInUse() {
        merchant.create(number);
        parts.weChat().control().accept(number);
        comesTo("DOING/USER_CONFIRM");
    }

    private void isPaidInTheEnd() {
        parts.weChat().control().accept(number);
        comesTo("DOING/USER_CONFIRM");
        completes();
        comesTo("DONE");
    }

    /** An order cannot be completed within the second of its confirmation. */
    private void completes() {
        completesWith(200);
    }

    private void completesWith(int status) {
        Waiting.until(SOON, () -> assertThat(merchant.complete(number, 600).status()).isEqualTo(status));
    }

    private void isNotKnownYet(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    }

    private void comesTo(String position) {
        Waiting.until(SOON, () -> {
            assertThat(merchant.read(number).position()).isEqualTo(position);
            assertThat(merchant.read(number).hasUnfinishedCommand()).isFalse();
        });
    }

    private List<String> bodies(Predicate<WireRequest> which) {
        return parts.toWeChat().seen().stream().filter(which).map(WireRequest::body).toList();
    }
}
