package payscore.application.handler.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.Authorizations.CODE;
import static payscore.application.fixture.Authorizations.KEY;
import static payscore.application.fixture.Authorizations.MCH_ID;
import static payscore.application.fixture.Authorizations.OPENED_AT;
import static payscore.application.fixture.Authorizations.OPEN_ID;
import static payscore.application.fixture.Authorizations.REQUESTED_AT;
import static payscore.application.fixture.Authorizations.SERVICE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Authorizations;
import payscore.application.fixture.FaultyTransactions;
import payscore.application.fixture.FaultyTransactions.Fault;
import payscore.application.fixture.InMemoryStore;
import payscore.application.fixture.ManualClock;
import payscore.application.fixture.PlainLaunchSigning;
import payscore.application.fixture.ScriptedPermissionGateway;
import payscore.application.fixture.SilentTelemetry;
import payscore.application.handler.CommandFollowUp;
import payscore.application.handler.CommandProtocol;
import payscore.application.handler.Pieces;
import payscore.application.port.in.AuthorizationCodeReused;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.LaunchAuthorization;
import payscore.application.port.in.PrePermit;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.NotificationReading.Content;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.merchant.ServiceId;
import payscore.domain.order.Decline;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.AuthorizationNotReady;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.TerminationReason;
import payscore.domain.violation.InvalidTerms;

class AuthorizationUseCasesTest {
    private static final Decline REFUSAL = new Decline("INVALID_REQUEST", "用户存在未完成的服务订单");
    private static final TerminationReason REASON = new TerminationReason("moved away");
    private static final Service ANOTHER = new Service(
            new ServiceId("2003"), SERVICE.appId(), SERVICE.subMode(), SERVICE.riskCeiling());

    private final ManualClock clock = new ManualClock(REQUESTED_AT);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final FaultyTransactions transactions = new FaultyTransactions(store.transactions());
    private final ScriptedPermissionGateway weChat = new ScriptedPermissionGateway();
    private final Merchants merchants = new Merchants() {
        @Override
        public Optional<Merchant> find(MchId mchId) {
            return all().stream().filter(merchant -> merchant.mchId().equals(mchId)).findFirst();
        }

        @Override
        public List<Merchant> all() {
            return List.of(new Merchant(MCH_ID, List.of(ServiceOrders.SERVICE, SERVICE, ANOTHER)));
        }
    };
    private final AuthorizationBook book = new AuthorizationBook(store.authorizations(), store.commands(),
            transactions,
            new AuthorizationAnnouncing(store.deliveries(), mchId -> List.of("shop"),
                    change -> RequestBody.of(change.event().orElseThrow() + " of " + change.authorization().key())));
    private final PermissionRunner runner = new PermissionRunner(
            book, weChat, new CommandProtocol.Conditions(new SilentTelemetry(), clock, new Random(7)));
    private final AuthorizationAsking asking = new AuthorizationAsking(book, weChat, clock);
    private final PrePermit prePermit = new PrePermitHandler(book, runner, merchants, clock);
    private final LaunchAuthorization launch = new LaunchAuthorizationHandler(
            book, runner, new PlainLaunchSigning(), clock);
    private final TerminateAuthorization terminate = new TerminateAuthorizationHandler(
            book, runner, asking, weChat, merchants, clock);
    private final FindAuthorization find = new FindAuthorizationHandler(book, weChat, merchants, clock);
    private final AuthorizationNotices notices = new AuthorizationNotices(book, weChat, store.inbox(), clock);

    @Test
    void theIntentIsDurableBeforeTheCall() {
        weChat.whileSending(() -> assertThat(unfinished()).isPresent());
        weChat.accepts(tokenNow());

        var outcome = prePermit.prePermit(request());

        assertThat(outcome).isInstanceOf(PrePermit.Outcome.Created.class);
        assertThat(outcome.authorization().state()).isEqualTo(AuthorizationState.UNBINDUSER);
        assertThat(unfinished()).isEmpty();
        assertThat(told()).containsExactly("REQUESTED of " + KEY, "PRE_PERMITTED of " + KEY);
    }

    @Test
    void aCommandWhoseCommitFailedButIsThereIsSent() {
        transactions.next(Fault.COMMITTED_BUT_REPORTED_AS_FAILED);
        weChat.accepts(tokenNow());

        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.Created.class);
    }

    @Test
    void aCommandWhoseCommitFailedAndIsNotThereIsNotSent() {
        transactions.next(Fault.ROLLED_BACK_AND_REPORTED_AS_UNKNOWN);

        assertThatThrownBy(() -> prePermit.prePermit(request())).isInstanceOf(StoreFailure.CommitUnknown.class);
        assertThat(weChat.sent()).isEmpty();
    }

    @Test
    void whoWasOvertakenDecidesNothing() {
        givenAvailable();
        weChat.whileSending(() -> {
            weChat.whileSending(() -> {});
            weChat.reports(availableReport()).answers(new CommandAnswer.Unknown("timeout"));
            pass(Duration.ofSeconds(31));
            weChat.answers(new CommandAnswer.Declined(REFUSAL));
        });

        assertThat(terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON))
                .isInstanceOf(TerminateAuthorization.Outcome.NotKnownYet.class);

        assertThat(weChat.sent()).hasSize(3);
        assertThat(unfinished().orElseThrow().attempts()).isEqualTo(2);
        assertThat(unfinished().orElseThrow().refusal()).isEmpty();
    }

    @Test
    void oneThingIsOwedAtATime() {
        givenAvailable();
        terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON);

        assertThatThrownBy(() -> terminate.terminate(
                new TerminateAuthorization.Target.ByCode(KEY), new TerminationReason("another")))
                .isInstanceOf(CommandUnderway.class);
    }

    @Test
    void repeatingFindsTheSame() {
        givenPrePermitted();

        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.AlreadyThere.class);
        assertThat(weChat.sent()).hasSize(1);
        assertThatThrownBy(() -> prePermit.prePermit(new PrePermit.Request(MCH_ID, CODE, ANOTHER.serviceId())))
                .isInstanceOf(AuthorizationCodeReused.class);
    }

    @Test
    void aServiceWhoseUsersConfirmIsNotPrePermitted() {
        assertThatThrownBy(() -> prePermit.prePermit(
                new PrePermit.Request(MCH_ID, CODE, ServiceOrders.SERVICE_ID))).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> prePermit.prePermit(
                new PrePermit.Request(MCH_ID, CODE, new ServiceId("2009")))).isInstanceOf(InvalidTerms.class);
        assertThat(weChat.sent()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostIsFoundByAsking() {
        weChat.answers(new CommandAnswer.Unknown("timeout"));
        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.NotKnownYet.class);

        weChat.reports(new PermissionReport.Found(unbound(), Optional.of(CODE)));
        pass(Duration.ofMinutes(1));

        assertThat(stored().state()).isEqualTo(AuthorizationState.UNBINDUSER);
        assertThat(unfinished()).isEmpty();
        assertThat(weChat.sent()).hasSize(1);
    }

    @Test
    void aRequestThatIsLostIsSentAgainWithTheSameText() {
        weChat.answers(new CommandAnswer.Unknown("timeout"));
        prePermit.prePermit(request());

        weChat.reports(new PermissionReport.NotFound()).accepts(tokenNow());
        pass(Duration.ofMinutes(1));

        assertThat(stored().launchableToken(clock.instant())).isPresent();
        assertThat(weChat.sent()).hasSize(2)
                .extracting(ScriptedPermissionGateway.Sent::body).containsOnly(RequestBody.of("pre-permit " + CODE));
    }

    @Test
    void aProcessThatDiedWhileSendingIsFollowedUp() {
        book.change(saving -> runner.prePermit(saving, saving.add(Authorizations.birth(KEY)), REQUESTED_AT));

        weChat.reports(new PermissionReport.NotFound()).accepts(tokenNow());
        pass(Duration.ofSeconds(31));

        assertThat(stored().state()).isEqualTo(AuthorizationState.UNBINDUSER);
    }

    @Test
    void aRefusalIsABusinessAnswerAndMayBeAskedAgain() {
        weChat.answers(new CommandAnswer.Declined(new Decline("NO_AUTH", "x")));
        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.Declined.class);

        weChat.accepts(tokenNow());
        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.Created.class);
        assertThat(stored().decline()).isEmpty();
    }

    @Test
    void aCodeSomebodyElseUsesIsRefused() {
        weChat.answers(new CommandAnswer.RefusedForNow(REFUSAL));
        weChat.reports(new PermissionReport.Found(unbound(), Optional.of(CODE)));

        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.Declined.class);
    }

    @Test
    void aFreshTokenIsLaunchedAndAnOldOneReplaced() {
        givenPrePermitted();
        assertThat(fields(launch.launch(KEY))).isEqualTo("token-" + REQUESTED_AT.getEpochSecond());
        assertThat(weChat.sent()).hasSize(1);

        clock.moveTo(REQUESTED_AT.plus(Duration.ofMinutes(50)));
        weChat.accepts(tokenNow());
        assertThat(fields(launch.launch(KEY))).isEqualTo("token-" + clock.instant().getEpochSecond());
        assertThat(weChat.sent()).hasSize(2);
    }

    @Test
    void whoHasAuthorisedIsNotSentToThePageAgain() {
        givenAvailable();

        assertThatThrownBy(() -> launch.launch(KEY)).isInstanceOf(AuthorizationNotReady.class);
    }

    @Test
    void terminatingByCode() {
        givenAvailable();
        weChat.accepts(new AuthorizationFact.Terminated());

        var outcome = terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON);

        assertThat(outcome).isInstanceOf(TerminateAuthorization.Outcome.Done.class);
        assertThat(stored().state()).isEqualTo(AuthorizationState.UNAVAILABLE);
        assertThat(terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON))
                .isInstanceOf(TerminateAuthorization.Outcome.Done.class);
        assertThat(weChat.sent()).hasSize(2);
    }

    @Test
    void aTerminationWeChatRefusesWhileOrdersRunIsOnlyBelievedAfterTheQuietWindow() {
        givenAvailable();
        weChat.answers(new CommandAnswer.RefusedForNow(REFUSAL)).reports(availableReport());

        var outcome = terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON);

        assertThat(outcome).isInstanceOf(TerminateAuthorization.Outcome.NotKnownYet.class);
        assertThat(unfinished().orElseThrow().refusal()).contains(REFUSAL);
        weChat.reports(availableReport());
        pass(Duration.ofMinutes(11));
        assertThat(unfinished()).isEmpty();
        assertThat(stored().decline()).contains(REFUSAL);
        assertThat(stored().state()).isEqualTo(AuthorizationState.AVAILABLE);
        assertThat(weChat.sent()).hasSize(2);
    }

    @Test
    void anUnknownTerminationIsSentAgainWhileItIsStillAvailable() {
        givenAvailable();
        weChat.answers(new CommandAnswer.Unknown("timeout"));
        terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON);

        weChat.reports(availableReport()).accepts(new AuthorizationFact.Terminated());
        pass(Duration.ofMinutes(1));

        assertThat(stored().state()).isEqualTo(AuthorizationState.UNAVAILABLE);
        assertThat(weChat.sent()).hasSize(3);
    }

    @Test
    void aUserWhoAuthorisedAMomentAgoIsTerminatedAllTheSame() {
        givenPrePermitted();
        weChat.reports(availableReport()).accepts(new AuthorizationFact.Terminated());

        assertThat(terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON))
                .isInstanceOf(TerminateAuthorization.Outcome.Done.class);
    }

    @Test
    void nobodyAuthorisedSoThereIsNothingToTerminate() {
        givenPrePermitted();
        weChat.reports(new PermissionReport.Found(unbound(), Optional.of(CODE)));

        assertThatThrownBy(() -> terminate.terminate(new TerminateAuthorization.Target.ByCode(KEY), REASON))
                .isInstanceOf(AuthorizationNotReady.class);
        assertThatThrownBy(() -> terminate.terminate(new TerminateAuthorization.Target.ByCode(
                new AuthorizationKey(MCH_ID, new AuthorizationCode("OTHER"))), REASON))
                .isInstanceOf(AuthorizationNotFound.class);
    }

    @Test
    void terminatingByUserLeavesADurableTraceAndIsAskedByUser() {
        weChat.answers(new CommandAnswer.Unknown("timeout"));
        var outcome = terminate.terminate(
                new TerminateAuthorization.Target.ByUser(MCH_ID, SERVICE.serviceId(), OPEN_ID), REASON);
        assertThat(outcome).isInstanceOf(TerminateAuthorization.Outcome.NotKnownYet.class);

        weChat.reports(new PermissionReport.Found(new AuthorizationFact.Standing(AuthorizationState.UNAVAILABLE,
                Optional.of(OPEN_ID), Optional.of(OPENED_AT), Optional.of(OPENED_AT.plusSeconds(9))),
                Optional.empty()));
        pass(Duration.ofMinutes(1));

        var standIn = store.authorizations().find(outcome.authorization().key()).orElseThrow();
        assertThat(standIn.state()).isEqualTo(AuthorizationState.UNAVAILABLE);
        assertThat(store.commands().unfinished(standIn.key())).isEmpty();
        assertThat(weChat.asked().getFirst()).isInstanceOf(PermissionQuery.ByUser.class);
        assertThat(told()).as("without code and user nobody could tell which").isEmpty();
    }

    @Test
    void findingByUserTellsWhatWeHoldAsWell() {
        givenPrePermitted();
        weChat.reports(availableReport());

        var found = find.find(new FindAuthorization.Question(MCH_ID, SERVICE.serviceId(), Optional.empty(), OPEN_ID));

        assertThat(found.standing().state()).isEqualTo(AuthorizationState.AVAILABLE);
        assertThat(stored().state()).isEqualTo(AuthorizationState.AVAILABLE);
    }

    @Test
    void aLostEventIsMadeUpForByThePoll() {
        givenPrePermitted();
        weChat.reports(availableReport());

        pass(Duration.ofSeconds(15));

        assertThat(stored().state()).isEqualTo(AuthorizationState.AVAILABLE);
        assertThat(told()).contains("OPENED of " + KEY);
    }

    @Test
    void anEventOvertakesTheAnswerToPrePermit() {
        weChat.whileSending(() -> notices.apply(waiting(0), about(opened(OPENED_AT))));
        weChat.accepts(tokenNow());

        assertThat(prePermit.prePermit(request())).isInstanceOf(PrePermit.Outcome.Created.class);
        assertThat(stored().state()).isEqualTo(AuthorizationState.AVAILABLE);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void anEventThatCannotBeOrderedMakesUsAskAtOnce() {
        givenAvailable();

        assertThat(notices.apply(waiting(0), about(new AuthorizationFact.Closed(OPEN_ID, Optional.empty())))).isTrue();

        assertThat(stored().isInDoubt()).isTrue();
        weChat.reports(new PermissionReport.Found(new AuthorizationFact.Standing(AuthorizationState.UNAVAILABLE,
                Optional.of(OPEN_ID), Optional.of(OPENED_AT), Optional.of(OPENED_AT.plusSeconds(60))),
                Optional.of(CODE)));
        pass(Duration.ZERO);
        assertThat(stored().state()).isEqualTo(AuthorizationState.UNAVAILABLE);
    }

    @Test
    void anEventAboutAnAuthorisationWeLostIsKeptAndThenAdoptedFromAQuery() {
        assertThat(notices.apply(waiting(0), about(opened(OPENED_AT)))).isFalse();
        weChat.reports(availableReport());

        assertThat(notices.apply(waiting(3), about(opened(OPENED_AT)))).isTrue();

        assertThat(stored().state()).isEqualTo(AuthorizationState.AVAILABLE);
    }

    private static PrePermit.Request request() {
        return new PrePermit.Request(MCH_ID, CODE, SERVICE.serviceId());
    }

    private AuthorizationFact tokenNow() {
        return new AuthorizationFact.PrePermitted(Authorizations.token(clock.instant()));
    }

    private static AuthorizationFact.Standing unbound() {
        return new AuthorizationFact.Standing(
                AuthorizationState.UNBINDUSER, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PermissionReport availableReport() {
        return new PermissionReport.Found(new AuthorizationFact.Standing(AuthorizationState.AVAILABLE,
                Optional.of(OPEN_ID), Optional.of(OPENED_AT), Optional.empty()), Optional.of(CODE));
    }

    private static AuthorizationFact opened(Instant at) {
        return new AuthorizationFact.Opened(OPEN_ID, Optional.of(at));
    }

    private void givenPrePermitted() {
        weChat.accepts(tokenNow());
        prePermit.prePermit(request());
    }

    private void givenAvailable() {
        givenPrePermitted();
        clock.moveTo(OPENED_AT);
        assertThat(notices.apply(waiting(0), about(opened(OPENED_AT)))).isTrue();
    }

    private static Content.AboutAuthorization about(AuthorizationFact fact) {
        return new Content.AboutAuthorization(
                MCH_ID, SERVICE.serviceId(), SERVICE.appId(), OPEN_ID, Optional.of(CODE), fact);
    }

    private static Inbox.Waiting waiting(int attempts) {
        return new Inbox.Waiting(new Notification(MCH_ID, "EV-1", "PAYSCORE.USER_OPEN_SERVICE", "SERIAL",
                REQUESTED_AT, RequestBody.of("{}")), attempts);
    }

    private Authorization stored() {
        return store.authorizations().find(KEY).orElseThrow();
    }

    private Optional<Command> unfinished() {
        return store.commands().unfinished(KEY);
    }

    private void pass(Duration time) {
        clock.moveTo(clock.instant().plus(time));
        try (var executor = Executors.newSingleThreadExecutor()) {
            var pieces = new Pieces(executor);
            new CommandFollowUp(store.commands(), Map.of(Subject.Kind.AUTHORIZATION, runner), pieces, clock)
                    .round(Buckets.ALL, 10);
            new AuthorizationChecks(book, asking, new SilentTelemetry(), pieces, clock).round(Buckets.ALL, 10);
        }
    }

    private List<String> told() {
        return store.deliveries().due(Buckets.ALL, clock.instant(), Set.of(), 100).stream()
                .map(delivery -> new String(delivery.payload().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String fields(LaunchAuthorization.Outcome outcome) {
        assertThat(outcome).isInstanceOf(LaunchAuthorization.Outcome.Ready.class);
        return String.valueOf(
                ((LaunchAuthorization.Outcome.Ready) outcome).parameters().fields().get("apply_permissions_token"));
    }
}
