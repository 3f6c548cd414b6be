package payscore.application.handler.permission;

import java.time.InstantSource;
import payscore.application.port.in.AnswerAuthorizationReturn;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationKey;
import payscore.domain.permission.AuthorizationState;

/** {@link AnswerAuthorizationReturn}: asks WeChat at once and, while nobody has authorised, looks closely for a moment. */
public final class AnswerAuthorizationReturnHandler implements AnswerAuthorizationReturn {
    private final AuthorizationBook book;
    private final AuthorizationAsking asking;
    private final InstantSource clock;

    public AnswerAuthorizationReturnHandler(
            AuthorizationBook book, AuthorizationAsking asking, InstantSource clock) {
        this.book = book;
        this.asking = asking;
        this.clock = clock;
    }

    @Override
    public Authorization answer(AuthorizationKey key) {
        var held = book.authorization(key);
        if (held.state() == AuthorizationState.AVAILABLE) {
            // WeChat's signed word is here already; nothing to ask about.
            return held;
        }
        var told = asking.ask(held).authorization();
        return told.state() == AuthorizationState.UNBINDUSER
                ? book.change(saving -> saving.save(saving.get(key).userReturned(clock.instant())))
                : told;
    }
}
