package payscore.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static payscore.application.fixture.DetailedServiceOrders.NOW;
import static payscore.application.fixture.DetailedServiceOrders.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.application.fixture.Together;
import payscore.application.port.out.store.Bucket;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.CommandStatus;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.store.Transactions;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;
import payscore.domain.order.Decline;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** What a {@link CommandRepository} must do. */
public interface CommandRepositoryContract {
    RequestBody BODY = RequestBody.of("{\"service_introduction\":\"共享充电宝\",\"emoji\":\"🔋\",\"nothing\":\"\\u0000\"}");

    CommandRepository commands();

    Transactions transactions();

    @Test
    default void bringsBackACommandAtEveryStep() {
        var first = command(1, "STEPS", CommandKind.CREATE);
        commands().add(first);
        assertThat(commands().find(first.id())).contains(first);

        var stored = first;
        for (var next : new Command[]{
                first.unknown(NOW.plusMillis(1)),
                first.unknown(NOW.plusMillis(1)).checked(NOW.plusMillis(2)),
                first.unknown(NOW.plusMillis(1)).checked(NOW.plusMillis(2)).refusedForNow(
                        new Decline("FREQUENCY_LIMITED", "频率超限"), NOW.plusMillis(3)),
                first.unknown(NOW).checked(NOW).refusedForNow(new Decline("NO_AUTH", "无权限"), NOW)
                        .nextAttempt(NOW.plusMillis(4)),
                first.unknown(NOW).checked(NOW).refusedForNow(new Decline("NO_AUTH", "无权限"), NOW)
                        .nextAttempt(NOW.plusMillis(4)).rejected(new Decline("INVALID_REQUEST", "请求无效"))}) {
            assertThat(next.version()).isEqualTo(stored.version() + 1);
            commands().save(next);
            assertThat(commands().find(first.id())).contains(next);
            stored = next;
        }
    }

    @Test
    default void takesARefusalBack() {
        var first = command(1, "DONE", CommandKind.CREATE);
        var refused = first.refusedForNow(new Decline("SYSTEM_ERROR", "系统错误"), NOW);
        commands().add(first);
        commands().save(refused);

        commands().save(refused.done());

        assertThat(commands().find(first.id())).contains(refused.done());
        assertThat(commands().find(first.id()).orElseThrow().refusal()).isEmpty();
    }

    @Test
    default void keepsTheBytesOfABody() {
        var bytes = new byte[70_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        var large = Command.firstAttempt(
                id(1), key("LARGE"), CommandKind.COMPLETE, RequestBody.of(bytes), NOW);
        commands().add(large);
        commands().add(command(2, "TEXT", CommandKind.CREATE));

        assertThat(commands().find(id(1)).orElseThrow().body().bytes()).isEqualTo(bytes);
        assertThat(commands().find(id(2)).orElseThrow().body()).isEqualTo(BODY);
    }

    @Test
    default void hasNothingOfAnUnknownCommand() {
        assertThat(commands().find(id(9))).isEmpty();
        assertThat(commands().unfinished(key("UNKNOWN"))).isEmpty();
        assertThat(commands().first(key("UNKNOWN"), CommandKind.CREATE)).isEmpty();
    }

    @Test
    default void refusesASecondUnfinishedCommandAndTheTransactionGoesOn() {
        var first = command(1, "BUSY", CommandKind.CREATE);
        commands().add(first);

        transactions().run(() -> {
            assertThatThrownBy(() -> commands().add(command(2, "BUSY", CommandKind.CANCEL)))
                    .isInstanceOf(CommandUnderway.class);
            commands().add(command(3, "OTHER", CommandKind.CREATE));
            return commands().unfinished(key("BUSY"));
        });

        assertThat(commands().unfinished(key("BUSY"))).contains(first);
        assertThat(commands().find(id(2))).isEmpty();
        assertThat(commands().find(id(3))).isPresent();
    }

    @Test
    default void aCommandWithoutDefiniteOutcomeStillKeepsOthersOut() {
        var first = command(1, "UNSURE", CommandKind.CREATE);
        commands().add(first);
        commands().save(first.unknown(NOW));

        assertThatThrownBy(() -> commands().add(command(2, "UNSURE", CommandKind.CREATE)))
                .isInstanceOf(CommandUnderway.class);
    }

    @Test
    default void afterAFinishedCommandAnotherMayCome() {
        var create = command(1, "SERIAL", CommandKind.CREATE);
        var complete = command(2, "SERIAL", CommandKind.COMPLETE);
        var cancel = command(3, "SERIAL", CommandKind.CANCEL);
        commands().add(create);
        commands().save(create.done());
        assertThat(commands().unfinished(key("SERIAL"))).isEmpty();
        commands().add(complete);
        commands().save(complete.rejected(new Decline("INVALID_REQUEST", "状态不允许")));

        commands().add(cancel);

        assertThat(commands().unfinished(key("SERIAL"))).contains(cancel);
    }

    @Test
    default void ofManyCommandsAtOnceOneIsAccepted() {
        var accepted = Together.run(4, i -> {
            try {
                return transactions().run(() -> {
                    commands().add(command(i, "RACE", CommandKind.CREATE));
                    return true;
                });
            } catch (CommandUnderway late) {
                return false;
            }
        });

        assertThat(accepted).containsOnlyOnce(true);
    }

    @Test
    @Covers("X06")
    default void theSlowerOfTwoWritersIsStale() {
        var first = command(1, "STALE", CommandKind.CREATE);
        commands().add(first);
        commands().save(first.done());

        assertThatThrownBy(() -> commands().save(first.unknown(NOW.plusSeconds(1)))).isInstanceOf(StaleCommand.class);
        assertThatThrownBy(() -> commands().save(first.done().unknown(NOW).checked(NOW)))
                .isInstanceOf(StaleCommand.class);

        assertThat(commands().find(first.id())).contains(first.done());
    }

    @Test
    default void ofManyWritersOfOneVersionOneWins() {
        var first = command(1, "RACE", CommandKind.CREATE);
        commands().add(first);

        var saved = Together.run(4, i -> {
            try {
                return transactions().run(() -> {
                    commands().save(first.unknown(NOW.plusSeconds(i)));
                    return true;
                });
            } catch (StaleCommand lost) {
                return false;
            }
        });

        assertThat(saved).containsOnlyOnce(true);
    }

    @Test
    default void aCommandThatIsNotThereIsStale() {
        assertThatThrownBy(() -> commands().save(command(1, "GHOST", CommandKind.CREATE).done()))
                .isInstanceOf(StaleCommand.class);

        assertThat(commands().find(id(1))).isEmpty();
    }

    @Test
    default void theFirstCommandOfAKindIsFoundWhateverBecameOfIt() {
        var create = command(1, "FIRST", CommandKind.CREATE);
        var complete = command(2, "FIRST", CommandKind.COMPLETE);
        var reentry = command(3, "FIRST", CommandKind.CREATE);
        commands().add(create);
        commands().save(create.done());
        commands().add(complete);
        commands().save(complete.done());
        commands().add(reentry);

        assertThat(commands().first(key("FIRST"), CommandKind.CREATE)).contains(create.done());
        assertThat(commands().first(key("FIRST"), CommandKind.COMPLETE)).contains(complete.done());
        assertThat(commands().first(key("FIRST"), CommandKind.CANCEL)).isEmpty();
    }

    @Test
    default void anOrderAndAnAuthorisationOfTheSameNumberAreApart() {
        var authorization = new AuthorizationKey(key("SAME").mchId(), new AuthorizationCode("SAME"));
        var ofAuthorization = Command.firstAttempt(
                id(2), Subject.of(authorization), CommandKind.PRE_PERMIT, BODY, NOW);
        commands().add(command(1, "SAME", CommandKind.CREATE));
        commands().add(ofAuthorization);

        assertThat(commands().unfinished(key("SAME")).orElseThrow().id()).isEqualTo(id(1));
        assertThat(commands().unfinished(authorization)).contains(ofAuthorization);
        assertThatThrownBy(() -> commands().add(Command.firstAttempt(
                id(3), Subject.of(authorization), CommandKind.TERMINATE, BODY, NOW)))
                .isInstanceOf(CommandUnderway.class);
        assertThat(commands().due(Buckets.of(List.of(Bucket.of(authorization))), ofAuthorization.dueAt(), 10))
                .contains(ofAuthorization);
    }

    @Test
    @Covers("D16")
    default void ordersAreSeparateByMerchantAndByCase() {
        var elsewhere = new ServiceOrderKey(new MchId("1900000999"), new OutOrderNo("Twin"));
        commands().add(command(1, "Twin", CommandKind.CREATE));
        commands().add(command(2, "tWIN", CommandKind.CREATE));
        commands().add(Command.firstAttempt(id(3), elsewhere, CommandKind.CREATE, BODY, NOW));

        assertThat(commands().unfinished(key("Twin")).orElseThrow().id()).isEqualTo(id(1));
        assertThat(commands().unfinished(key("tWIN")).orElseThrow().id()).isEqualTo(id(2));
        assertThat(commands().unfinished(elsewhere).orElseThrow().id()).isEqualTo(id(3));
        assertThat(commands().first(key("tWIN"), CommandKind.CREATE).orElseThrow().id()).isEqualTo(id(2));
    }

    @Test
    default void theLongestOverdueUnfinishedCommandComesFirst() {
        addDue(1, "THIRD", NOW.plusMillis(3));
        addDue(2, "FIRST", NOW.plusMillis(1));
        addDue(3, "SECOND", NOW.plusMillis(2));
        var sent = command(4, "SENT", CommandKind.CREATE);
        commands().add(sent);
        var done = command(5, "FINISHED", CommandKind.CREATE);
        commands().add(done);
        commands().save(done.done());
        var rejected = command(6, "REFUSED", CommandKind.CREATE);
        commands().add(rejected);
        commands().save(rejected.rejected(new Decline("NO_AUTH", "无权限")));

        assertThat(commands().due(Buckets.ALL, NOW, 10)).isEmpty();
        assertThat(commands().due(Buckets.ALL, NOW.plusMillis(2), 10)).extracting(Command::id).containsExactly(id(2),
                id(3));
        assertThat(commands().due(Buckets.ALL, NOW.plusMillis(9), 2)).extracting(Command::id).containsExactly(id(2),
                id(3));
        assertThat(commands().due(Buckets.ALL, NOW.plus(Duration.ofDays(1)), 10)).extracting(Command::id)
                .containsExactly(id(2), id(3), id(1), id(4));
        assertThat(commands().due(Buckets.ALL, NOW.plus(Duration.ofDays(1)), 10).getLast()).isEqualTo(sent);
    }

    @Test
    default void onlyCommandsOfTheGivenBucketsAreDue() {
        var here = command(1, "HERE", CommandKind.CREATE);
        var elsewhere = command(2, "ELSEWHERE", CommandKind.CREATE);
        commands().add(here);
        commands().add(elsewhere);

        assertThat(commands().due(only("HERE"), here.dueAt(), 10)).containsExactly(here);
        assertThat(commands().due(only("ELSEWHERE"), here.dueAt(), 10)).containsExactly(elsewhere);
        assertThat(commands().due(Buckets.NONE, here.dueAt(), 10)).isEmpty();
    }

    @Test
    @Covers("D15")
    default void aTakenIdOverwritesNothing() {
        var first = command(1, "FIRST", CommandKind.CREATE);
        commands().add(first);
        commands().save(first.done());

        assertThatThrownBy(() -> commands().add(command(1, "SECOND", CommandKind.CANCEL)))
                .isInstanceOf(CommandUnderway.class);

        assertThat(commands().find(id(1))).contains(first.done());
        assertThat(commands().unfinished(key("SECOND"))).isEmpty();
    }

    private static Buckets only(String outOrderNo) {
        return Buckets.of(List.of(Bucket.of(key(outOrderNo))));
    }

    private void addDue(int number, String outOrderNo, Instant dueAt) {
        var command = command(number, outOrderNo, CommandKind.CREATE);
        commands().add(command);
        commands().save(command.unknown(dueAt));
        assertThat(commands().find(command.id()).flatMap(c -> Optional.of(c.status()))).contains(CommandStatus.UNKNOWN);
    }

    private static Command command(int number, String outOrderNo, CommandKind kind) {
        return Command.firstAttempt(id(number), key(outOrderNo), kind, BODY, NOW);
    }

    private static CommandId id(int number) {
        return new CommandId(String.format("%032x", number));
    }
}
