package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.event;
import static payscore.application.fixture.DetailedServiceOrders.key;
import static payscore.application.fixture.DetailedServiceOrders.next;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.IdempotencyRecords.Claim;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.Notification;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.ServiceOrderEvent;

/** What {@link Transactions} must do for all stores together. */
public interface TransactionsContract {
    Notification NOTIFICATION = new Notification(ServiceOrders.MCH_ID, "EV-1", "PAYSCORE.USER_CONFIRM", "SERIAL", NOW,
            RequestBody.of("{}"));
    CommandId COMMAND_ID = new CommandId("0".repeat(31) + "1");

    Transactions transactions();

    ServiceOrderRepository orders();

    CommandRepository commands();

    Inbox inbox();

    Letterbox letterbox();

    IdempotencyRecords records();

    WebhookDeliveries deliveries();

    @BeforeEach
    default void aNotificationWaits() {
        letterbox().keep(NOTIFICATION);
    }

    @Test
    default void whatTheWorkMadeIsHandedOn() {
        assertThat(transactions().run(() -> "made")).isEqualTo("made");
    }

    @Test
    default void whatTheWorkStoredIsKept() {
        transactions().run(this::storeEverywhere);

        assertThat(orders().find(key("NEW"))).isPresent();
        assertThat(orders().find(key("OLD"))).isEmpty();
        assertThat(commands().find(COMMAND_ID)).isPresent();
        assertThat(inbox().due(Buckets.ALL, NOW, 10)).isEmpty();
        assertThat(deliveries().find(ServiceOrders.MCH_ID, "msg-1", "shop")).isPresent();
        assertThat(claim()).isEqualTo(new Claim.Running());
    }

    @Test
    default void anExceptionUndoesEverythingAndGoesOn() {
        orders().add(birth(key("OLD")));
        var failure = new IllegalStateException("deliberate");

        assertThatThrownBy(() -> transactions().run(() -> {
            storeEverywhere();
            orders().save(next(birth(key("OLD")).order(), event(ServiceOrderEvent.Kind.CREATED, NOW)));
            throw failure;
        })).isSameAs(failure);

        assertNothingNewIsStored();
        assertThat(orders().find(key("OLD"))).contains(birth(key("OLD")).order());
        assertThat(orders().history(key("OLD"))).hasSize(1);
    }

    @Test
    default void anErrorUndoesEverythingToo() {
        assertThatThrownBy(() -> transactions().run(() -> {
            storeEverywhere();
            throw new AssertionError("deliberate");
        })).isInstanceOf(AssertionError.class);

        assertNothingNewIsStored();
    }

    @Test
    default void aPortsOwnExceptionUndoesEverythingWhenNobodyCatchesIt() {
        assertThatThrownBy(() -> transactions().run(() -> {
            storeEverywhere();
            commands().add(command(new CommandId("0".repeat(31) + "2")));
            return "never";
        })).isInstanceOf(CommandUnderway.class);

        assertNothingNewIsStored();
    }

    @Test
    default void aNestedRunJoins() {
        assertThatThrownBy(() -> transactions().run(() -> {
            transactions().run(this::storeEverywhere);
            throw new IllegalStateException("deliberate");
        })).isInstanceOf(IllegalStateException.class);

        assertNothingNewIsStored();
    }

    @Test
    default void anExceptionCaughtAroundANestedRunLeavesTheOuterOneGoing() {
        transactions().run(() -> {
            storeEverywhere();
            assertThatThrownBy(() -> transactions().run(() -> {
                throw new IllegalStateException("deliberate");
            })).isInstanceOf(IllegalStateException.class);
            return "kept";
        });

        assertThat(orders().find(key("NEW"))).isPresent();
    }

    @Test
    default void theWorkSeesWhatItStored() {
        var found = transactions().run(() -> {
            var before = orders().find(key("NEW"));
            storeEverywhere();
            assertThat(before).isEmpty();
            return orders().find(key("NEW"));
        });

        assertThat(found).contains(birth(key("NEW")).order());
    }

    private String storeEverywhere() {
        orders().add(birth(key("NEW")));
        commands().add(command(COMMAND_ID));
        inbox().markApplied(NOTIFICATION, "confirmed", NOW);
        deliveries().add(WebhookDelivery.first("msg-1", "shop", key("NEW"), 1, RequestBody.of("{}"), NOW));
        claim();
        return "stored";
    }

    private Claim claim() {
        return records().claim("till", "key-1", "content", NOW, NOW.minusSeconds(60));
    }

    private void assertNothingNewIsStored() {
        assertThat(orders().find(key("NEW"))).isEqualTo(Optional.empty());
        assertThat(orders().history(key("NEW"))).isEmpty();
        assertThat(commands().find(COMMAND_ID)).isEmpty();
        assertThat(commands().unfinished(key("NEW"))).isEmpty();
        assertThat(inbox().due(Buckets.ALL, NOW, 10)).hasSize(1);
        assertThat(deliveries().find(ServiceOrders.MCH_ID, "msg-1", "shop")).isEmpty();
        assertThat(claim()).isEqualTo(new Claim.Fresh());
    }

    private static Command command(CommandId id) {
        return Command.firstAttempt(id, key("NEW"), CommandKind.CREATE, RequestBody.of("{}"), NOW);
    }
}
