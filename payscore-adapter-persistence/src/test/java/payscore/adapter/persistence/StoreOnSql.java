package payscore.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.birth;
import static payscore.application.fixture.DetailedServiceOrders.event;
import static payscore.application.fixture.DetailedServiceOrders.key;
import static payscore.application.fixture.DetailedServiceOrders.next;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.ConnectionCallback;
import payscore.application.contract.AuthorizationRepositoryContract;
import payscore.application.contract.BucketLeasesContract;
import payscore.application.contract.BusinessReferencesContract;
import payscore.application.contract.CommandRepositoryContract;
import payscore.application.contract.DifferencesContract;
import payscore.application.contract.IdempotencyRecordsContract;
import payscore.application.contract.InboxContract;
import payscore.application.contract.LetterboxContract;
import payscore.application.contract.PaymentsContract;
import payscore.application.contract.ReconciliationsContract;
import payscore.application.contract.RefundNumbersContract;
import payscore.application.contract.RefundRecordsContract;
import payscore.application.contract.ServiceOrderRepositoryContract;
import payscore.application.contract.SwitchedOffEndpointsContract;
import payscore.application.contract.TransactionsContract;
import payscore.application.contract.WebhookDeliveriesContract;
import payscore.application.fixture.Authorizations;
import payscore.application.fixture.DetailedServiceOrders;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.BilledRefunds;
import payscore.application.port.out.store.BucketLeases;
import payscore.application.port.out.store.BusinessReferences;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.Letterbox;
import payscore.application.port.out.store.Payments;
import payscore.application.port.out.store.Reconciliations;
import payscore.application.port.out.store.RefundNumbers;
import payscore.application.port.out.store.RefundRecords;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.SwitchedOffEndpoints;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.store.WebhookDeliveries;
import payscore.domain.order.Change;
import payscore.domain.order.Position;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderEvent;
import payscore.domain.order.ServiceOrderState;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationChange;

/** Every contract of the store, and what is true of a store in SQL only; one subclass per database. */
abstract class StoreOnSql {
    abstract SqlStore store();

    @BeforeEach
    void startWithNothing() {
        store().empty();
    }

    @Nested
    class Orders implements ServiceOrderRepositoryContract {
        @Override
        public ServiceOrderRepository orders() {
            return store().orders();
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }
    }

    @Nested
    class Commands implements CommandRepositoryContract {
        @Override
        public CommandRepository commands() {
            return store().commands();
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }
    }

    @Nested
    class Authorisations implements AuthorizationRepositoryContract {
        @Override
        public AuthorizationRepository authorizations() {
            return store().authorizations();
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }

        @Test
        void neitherUserNorTokenLiesOpenInAnyColumn() {
            var prePermitted = Authorizations.prePermitted();
            authorizations().add(Authorizations.birth(Authorizations.KEY));
            authorizations().save(new AuthorizationChange(new Authorization(prePermitted.key(), prePermitted.appId(),
                    prePermitted.serviceId(), prePermitted.state(), prePermitted.token(),
                    Optional.of(Authorizations.OPEN_ID), prePermitted.openedAt(), prePermitted.closedAt(),
                    prePermitted.decline(), prePermitted.nextCheck(),
                    prePermitted.requestedAt(), prePermitted.changedAt(), 2), Optional.empty(), Optional.empty()));

            var everything = store().everythingStored().stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).toList();

            assertThat(everything).anyMatch(text -> text.contains(Authorizations.CODE.value()));
            assertThat(everything).noneMatch(text -> text.contains(Authorizations.OPEN_ID.value()));
            assertThat(everything)
                    .noneMatch(text -> text.contains(prePermitted.token().orElseThrow().value()));
        }
    }

    @Nested
    class References implements BusinessReferencesContract {
        @Override
        public BusinessReferences references() {
            return store().references();
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }
    }

    @Nested
    class Refunds implements RefundNumbersContract {
        @Override
        public RefundNumbers refundNumbers() {
            return store().refundNumbers();
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }
    }

    @Nested
    class Notifications implements InboxContract {
        @Override
        public Inbox inbox() {
            return store().inbox();
        }

        @Override
        public Letterbox letterbox() {
            return store().letterbox();
        }
    }

    @Nested
    class NewNotifications implements LetterboxContract {
        @Override
        public Inbox inbox() {
            return store().inbox();
        }

        @Override
        public Letterbox letterbox() {
            return store().letterbox();
        }
    }

    @Nested
    class Deliveries implements WebhookDeliveriesContract {
        @Override
        public WebhookDeliveries deliveries() {
            return store().deliveries();
        }
    }

    @Nested
    class Switches implements SwitchedOffEndpointsContract {
        @Override
        public SwitchedOffEndpoints switchedOff() {
            return store().switchedOff();
        }
    }

    @Nested
    class Leases implements BucketLeasesContract {
        @Override
        public BucketLeases leases() {
            return store().leases();
        }

        @Override
        public void letPass(Duration time) {
            store().age(time);
        }
    }

    @Nested
    class Days implements ReconciliationsContract {
        @Override
        public Reconciliations reconciliations() {
            return store().bean(Reconciliations.class);
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }
    }

    @Nested
    class WhatDiffers implements DifferencesContract {
        @Override
        public Differences differences() {
            return store().bean(Differences.class);
        }

        @Override
        public Transactions transactions() {
            return store().transactions();
        }
    }

    @Nested
    class WhatWasPaid implements PaymentsContract {
        @Override
        public Payments payments() {
            return store().bean(Payments.class);
        }

        @Override
        public BilledRefunds billedRefunds() {
            return store().bean(BilledRefunds.class);
        }

        @Override
        public ServiceOrderRepository orders() {
            return store().orders();
        }
    }

    @Nested
    class WhatWasPaidBack implements RefundRecordsContract {
        @Override
        public RefundRecords refundRecords() {
            return store().bean(RefundRecords.class);
        }

        @Override
        public ServiceOrderRepository orders() {
            return store().orders();
        }
    }

    @Nested
    class Keys implements IdempotencyRecordsContract {
        @Override
        public IdempotencyRecords records() {
            return store().records();
        }
    }

    @Nested
    class AllTogether implements TransactionsContract {
        @Override
        public Transactions transactions() {
            return store().transactions();
        }

        @Override
        public ServiceOrderRepository orders() {
            return store().orders();
        }

        @Override
        public CommandRepository commands() {
            return store().commands();
        }

        @Override
        public Inbox inbox() {
            return store().inbox();
        }

        @Override
        public Letterbox letterbox() {
            return store().letterbox();
        }

        @Override
        public IdempotencyRecords records() {
            return store().records();
        }

        @Override
        public WebhookDeliveries deliveries() {
            return store().deliveries();
        }
    }

    @Nested
    class Secrets {
        @Test
        void neitherOpenidNorTicketLiesOpenInAnyColumn() {
            stored("SECRET", Position.CREATED);
            stored("SECRET-2", Position.IN_USE);

            var everything = store().everythingStored().stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .toList();

            assertThat(everything).anyMatch(text -> text.contains("CAB-0001"));
            assertThat(everything).noneMatch(text -> text.contains(DetailedServiceOrders.OPEN_ID.value()));
            assertThat(everything).noneMatch(text -> text.contains(DetailedServiceOrders.TICKET_VALUE));
        }

        @Test
        void whatCannotBeOpenedAnyMoreIsAbsent() {
            stored("LOST", Position.CREATED);

            store().sealing().loseTheKey();

            var order = store().orders().find(key("LOST")).orElseThrow();
            assertThat(order.state()).isEqualTo(new ServiceOrderState.Created(Optional.empty()));
            assertThat(order.confirmation().openId()).isEmpty();
            assertThat(order.confirmation().serviceStart()).isPresent();
        }

        @Test
        void aTicketIsGoneFromItsColumnOnceTheOrderIsConfirmed() {
            var waiting = stored("CONFIRMED", Position.CREATED);

            store().orders().save(next(waiting, new ServiceOrderState.InUse(), Optional.empty()));

            assertThat(store().sql().queryForList("SELECT ticket_sealed FROM service_order", byte[].class))
                    .containsExactly((byte[]) null);
        }
    }

    @Nested
    class Tampering {
        private ServiceOrder threeVersions() {
            var second = stored("CHAIN", Position.CREATED);
            var third = next(second, event(ServiceOrderEvent.Kind.LAUNCHED, NOW));
            store().orders().save(third);
            return third.order();
        }

        @Test
        void anUntouchedHistoryIsShown() {
            threeVersions();

            assertThatCode(() -> store().orders().history(key("CHAIN"))).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"kind = 'PAID'", "source = 'ANSWER'", "source_reference = '7'", "occurred_at = 1",
                "learned_at = learned_at + 1", "position = 'PAID'", "amount = 1", "remark = 'x'",
                "previous_digest = digest", "digest = previous_digest"})
        void aChangedColumnIsNoticed(String change) {
            threeVersions();

            store().sql().update("UPDATE service_order_fact SET " + change + " WHERE version = 2");

            assertTampered();
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2})
        void aRemovedFactIsNoticed(long version) {
            threeVersions();

            store().sql().update("DELETE FROM service_order_fact WHERE version = ?", version);

            assertTampered();
        }

        @Test
        void factsInAnotherOrderAreNoticed() {
            threeVersions();

            store().sql().update("UPDATE service_order_fact SET version = 9 WHERE version = 1");
            store().sql().update("UPDATE service_order_fact SET version = 1 WHERE version = 2");
            store().sql().update("UPDATE service_order_fact SET version = 2 WHERE version = 9");

            assertTampered();
        }

        @Test
        void theFactsOfAnotherOrderDoNotFit() {
            threeVersions();
            store().orders().add(birth(key("OTHER")));
            store().sql().update("DELETE FROM service_order_fact WHERE out_order_no = 'OTHER'");

            store().sql().update(
                    "UPDATE service_order_fact SET out_order_no = 'OTHER' WHERE out_order_no = 'CHAIN'");

            assertThatThrownBy(() -> store().orders().history(key("OTHER"))).isInstanceOf(IllegalStateException.class);
        }

        private void assertTampered() {
            assertThatThrownBy(() -> store().orders().history(key("CHAIN")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tampered");
        }
    }

    @Test
    void transactionsReadWhatIsCommitted() {
        var isolation = store().transactions().run(() -> store().sql()
                .execute((ConnectionCallback<Integer>) Connection::getTransactionIsolation));

        assertThat(isolation).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Test
    void aTransactionSeesWhatAnotherCommittedMeanwhile() {
        store().orders().add(birth(key("MEANWHILE")));

        var versions = store().transactions().run(() -> {
            var before = store().orders().find(key("MEANWHILE")).orElseThrow();
            Thread.ofPlatform().start(() -> store().orders()
                    .save(next(before, event(ServiceOrderEvent.Kind.LAUNCHED, NOW))));
            var deadline = System.nanoTime() + 10_000_000_000L;
            var after = before;
            while (after.version() == before.version() && System.nanoTime() < deadline) {
                after = store().orders().find(key("MEANWHILE")).orElseThrow();
            }
            return List.of(before.version(), after.version());
        });

        assertThat(versions).containsExactly(1L, 2L);
    }

    private ServiceOrder stored(String outOrderNo, Position position) {
        store().orders().add(birth(key(outOrderNo)));
        var order = DetailedServiceOrders.at(position, key(outOrderNo));
        store().orders().save(new Change(order, event(ServiceOrderEvent.Kind.CREATED, NOW)));
        return order;
    }
}
