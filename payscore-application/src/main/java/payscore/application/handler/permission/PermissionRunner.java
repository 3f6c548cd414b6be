package payscore.application.handler.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import payscore.application.handler.CommandProtocol;
import payscore.application.handler.Finding;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.PermissionQuery;
import payscore.application.port.out.wechat.PermissionReport;
import payscore.domain.order.Decline;
import payscore.domain.order.Source;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationState;
import payscore.domain.permission.TerminationReason;

/** The commands of authorisations. */
public final class PermissionRunner extends CommandProtocol<Authorization, AuthorizationSaving> {
    private static final Logger LOG = System.getLogger(PermissionRunner.class.getName());

    private final AuthorizationBook book;
    private final PermissionGateway gateway;
    private final InstantSource clock;

    public PermissionRunner(AuthorizationBook book, PermissionGateway gateway, Conditions conditions) {
        super(book, book.commands(), conditions);
        this.book = book;
        this.gateway = gateway;
        this.clock = conditions.clock();
    }

    /**
     * Remembers that WeChat is to be asked for the authorisation, or for a fresh token, inside the caller's transaction.
     *
     * @throws payscore.application.port.out.store.CommandUnderway when another command about it is unfinished
     * @throws payscore.domain.permission.AuthorizationNotReady when a user has authorised already, or has withdrawn
     */
    Command prePermit(AuthorizationSaving saving, Authorization authorization, Instant now) {
        var asked = saving.save(authorization.prePermitDecided(now));
        return remember(Subject.of(asked.key()), CommandKind.PRE_PERMIT, gateway.renderPrePermit(asked), now);
    }

    /**
     * Remembers that WeChat is to be asked to withdraw it, inside the caller's transaction.
     *
     * @throws payscore.application.port.out.store.CommandUnderway when another command about it is unfinished
     * @throws payscore.domain.permission.AuthorizationNotReady when there is nothing to withdraw
     */
    Command terminate(
            AuthorizationSaving saving, Authorization authorization, TerminationReason reason, Instant now) {
        var asked = saving.save(authorization.terminationDecided(now));
        return remember(Subject.of(asked.key()), CommandKind.TERMINATE, gateway.renderTermination(asked, reason), now);
    }

    @Override
    protected Authorization read(Subject key) {
        return book.authorization(key.authorizationKey());
    }

    @Override
    protected CommandAnswer deliver(Command command, Authorization authorization) {
        return gateway.send(command.kind(), authorization, command.body());
    }

    @Override
    protected Finding ask(Command command, Authorization held) {
        return switch (gateway.query(PermissionQuery.about(held))) {
            case PermissionReport.Found(var standing, var code) -> {
                var known = book.change(saving -> saving.learn(saving.get(held.key()), standing,
                        new Source.Query(held.version()), clock.instant()));
                yield finding(command, known.state());
            }
            case PermissionReport.NotFound notFound -> {
                LOG.log(Level.INFO, "event=NOT_AT_WECHAT authorization={0} kind={1}", held.key(), command.kind());
                yield new Finding.StillOpen();
            }
            case PermissionReport.Unavailable(var cause) -> new Finding.Unanswered(cause);
        };
    }

    private static Finding finding(Command command, AuthorizationState state) {
        if (command.kind() == CommandKind.PRE_PERMIT && state == AuthorizationState.UNBINDUSER
                && command.refusal().isPresent() && !command.mayHaveLanded()) {
            // What is there was asked for otherwise, or nobody would have refused.
            return new Finding.OutOfReach(command.refusal().get());
        }
        return isReached(command.kind(), state) ? new Finding.Reached() : new Finding.StillOpen();
    }

    private static boolean isReached(CommandKind kind, AuthorizationState state) {
        return switch (state) {
            case REQUESTED -> false;
            case AVAILABLE -> kind == CommandKind.PRE_PERMIT;
            case UNBINDUSER, UNAVAILABLE -> true;
        };
    }

    @Override
    protected boolean isReached(Command command, Authorization authorization) {
        return isReached(command.kind(), authorization.state());
    }

    @Override
    protected Authorization learn(
            AuthorizationSaving saving, Authorization held, Command sent, CommandAnswer.Success answer, Instant now) {
        if (answer instanceof CommandAnswer.AuthorizationAccepted(var fact)) {
            return saving.learn(held, fact, new Source.Answer(), now);
        }
        throw new IllegalStateException("An answer about an order to " + held.key());
    }

    @Override
    protected boolean isRepeatable(Command command, Authorization authorization) {
        return command.kind() == CommandKind.PRE_PERMIT;
    }

    @Override
    protected Optional<Authorization> decline(AuthorizationSaving saving, Authorization held, CommandKind kind,
            Decline decline, Instant now) {
        return Optional.of(saving.save(held.declined(decline, now)));
    }
}
