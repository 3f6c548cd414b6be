package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Authorizations;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.TerminationReason;

/** What every way to WeChat's authorisations must do. Whoever brings another gateway brings a WeChat to try it on, too. */
public interface PermissionGatewayContract {
    /** The gateway under test; it serves the merchant, the app and the service of {@link Authorizations}. */
    PermissionGateway gateway();

    /** The other side. */
    WeChatSide weChat();

    /** What a test can make WeChat and its user do. */
    interface WeChatSide {
        void moveTo(Instant now);

        /** The user of {@link Authorizations#OPEN_ID} authorises. */
        void userAuthorizes(AuthorizationCode code);

        void userWithdraws(AuthorizationCode code);

        /** The next pre-permit is carried out and its answer never arrives. */
        void losesItsNextAnswer();
    }

    @Test
    default void livesThroughAWholeAuthorisation() {
        assertThat(prePermit()).isInstanceOf(AuthorizationFact.PrePermitted.class);
        assertThat(byCode().state()).isEqualTo(AuthorizationState.UNBINDUSER);
        assertThat(byCode().openId()).isEmpty();

        weChat().moveTo(Authorizations.OPENED_AT);
        weChat().userAuthorizes(Authorizations.CODE);
        assertThat(byCode()).isEqualTo(new AuthorizationFact.Standing(AuthorizationState.AVAILABLE,
                Optional.of(Authorizations.OPEN_ID), Optional.of(Authorizations.OPENED_AT), Optional.empty()));
        assertThat(byUser()).isEqualTo(new PermissionReport.Found(byCode(), Optional.of(Authorizations.CODE)));

        weChat().moveTo(Authorizations.CLOSED_AT);
        assertThat(terminate(Authorizations.available()))
                .isEqualTo(new CommandAnswer.AuthorizationAccepted(new AuthorizationFact.Terminated()));
        assertThat(byCode().state()).isEqualTo(AuthorizationState.UNAVAILABLE);
        assertThat(byCode().closedAt()).contains(Authorizations.CLOSED_AT);
    }

    @Test
    default void terminatesByUser() {
        prePermit();
        weChat().userAuthorizes(Authorizations.CODE);

        assertThat(terminate(standIn()))
                .isEqualTo(new CommandAnswer.AuthorizationAccepted(new AuthorizationFact.Terminated()));

        assertThat(byCode().state()).isEqualTo(AuthorizationState.UNAVAILABLE);
    }

    @Test
    default void aWithdrawalByTheUserIsSeen() {
        prePermit();
        weChat().userAuthorizes(Authorizations.CODE);
        weChat().userWithdraws(Authorizations.CODE);

        assertThat(byCode().state()).isEqualTo(AuthorizationState.UNAVAILABLE);
    }

    @Test
    default void repeatingPrePermitGivesAnotherToken() {
        assertThat(prePermit()).isNotEqualTo(prePermit());
    }

    @Test
    default void aTerminationOfWhatNobodyAuthorisedIsRefusedForNow() {
        prePermit();

        assertThat(terminate(Authorizations.available())).isInstanceOf(CommandAnswer.RefusedForNow.class);
    }

    @Test
    default void whatWeChatDoesNotHaveIsNotFound() {
        assertThat(gateway().query(PermissionQuery.about(Authorizations.asked())))
                .isEqualTo(new PermissionReport.NotFound());
    }

    @Test
    default void aLostAnswerIsUnknownAndTheQueryTells() {
        weChat().losesItsNextAnswer();

        assertThat(send(asked())).isInstanceOf(CommandAnswer.Unknown.class);

        assertThat(byCode().state()).isEqualTo(AuthorizationState.UNBINDUSER);
    }

    @Test
    default void nothingPersonalIsInTheTextsThatAreKept() {
        assertThat(new String(gateway().renderTermination(standIn(), new TerminationReason("bye")).bytes(),
                StandardCharsets.UTF_8))
                .doesNotContain(Authorizations.OPEN_ID.value());
        assertThat(gateway().renderPrePermit(Authorizations.asked()))
                .isEqualTo(gateway().renderPrePermit(Authorizations.asked()));
    }

    private AuthorizationFact prePermit() {
        var answer = send(asked());
        assertThat(answer).isInstanceOf(CommandAnswer.AuthorizationAccepted.class);
        return ((CommandAnswer.AuthorizationAccepted) answer).fact();
    }

    private Authorization asked() {
        var birth = Authorizations.birth(Authorizations.KEY).authorization();
        return birth.prePermitDecided(Authorizations.REQUESTED_AT).authorization();
    }

    private CommandAnswer terminate(Authorization authorization) {
        var body = gateway().renderTermination(authorization, new TerminationReason("bye"));
        return gateway().send(CommandKind.TERMINATE, authorization, body);
    }

    private static Authorization standIn() {
        var service = Authorizations.SERVICE;
        return Authorization.adopt(new AuthorizationKey(Authorizations.MCH_ID,
                AuthorizationCode.standingFor(service.serviceId(), service.appId(), Authorizations.OPEN_ID)),
                service.appId(), service.serviceId(), Optional.of(Authorizations.OPEN_ID),
                Authorizations.REQUESTED_AT).authorization();
    }

    private CommandAnswer send(Authorization authorization) {
        return gateway().send(CommandKind.PRE_PERMIT, authorization, gateway().renderPrePermit(authorization));
    }

    private AuthorizationFact.Standing byCode() {
        var report = gateway().query(PermissionQuery.about(Authorizations.asked()));
        assertThat(report).isInstanceOf(PermissionReport.Found.class);
        return ((PermissionReport.Found) report).standing();
    }

    private PermissionReport byUser() {
        return gateway().query(PermissionQuery.about(standIn()));
    }
}
