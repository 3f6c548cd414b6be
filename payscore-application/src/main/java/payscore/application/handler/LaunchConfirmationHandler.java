package payscore.application.handler;

import java.time.InstantSource;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.domain.order.Decision;
import payscore.domain.order.ServiceOrderKey;

/** {@link LaunchConfirmation}: one launch per ticket; a used or old ticket is replaced by re-entering create. */
public final class LaunchConfirmationHandler implements LaunchConfirmation {
    private final OrderBook book;
    private final CommandRunner runner;
    private final LaunchSigning signing;
    private final InstantSource clock;

    public LaunchConfirmationHandler(
            OrderBook book, CommandRunner runner, LaunchSigning signing, InstantSource clock) {
        this.book = book;
        this.runner = runner;
        this.signing = signing;
        this.clock = clock;
    }

    @Override
    public Outcome launch(ServiceOrderKey key) {
        var order = book.order(key);
        order.requireReadyFor(Decision.LAUNCH);
        if (order.launchableTicket(clock.instant()).isPresent()) {
            return handOut(key);
        }
        var reentry = book.change(
                saving -> runner.remember(book.order(key), CommandKind.CREATE, clock.instant()), runner::isStored);
        return switch (runner.send(reentry)) {
            case Settled.Done(var created) -> handOut(key);
            case Settled.Open(var open) -> new Outcome.NotKnownYet();
            case Settled.Rejected(var unchanged, var decline) -> new Outcome.Declined(decline);
        };
    }

    /** Marks the ticket as launched before anybody gets it; two callers at once never get the same one. */
    private Outcome handOut(ServiceOrderKey key) {
        return book.change(saving -> {
            var now = clock.instant();
            var order = book.order(key);
            order.requireReadyFor(Decision.LAUNCH);
            return order.launchableTicket(now).<Outcome>map(ticket -> {
                saving.save(order.launch(now));
                return new Outcome.Ready(signing.confirmation(key, ticket).from(order.appId()));
            }).orElseGet(Outcome.NotKnownYet::new);
        });
    }
}
