package payscore.bootstrap.simulation.mutant;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import payscore.application.handler.Announcing;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandId;
import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.RequestBody;
import payscore.application.port.out.store.Subject;
import payscore.application.port.out.store.WebhookDelivery;
import payscore.application.port.out.webhook.WebhookSending;
import payscore.application.port.out.wechat.CommandAnswer;
import payscore.domain.order.Change;
import payscore.domain.order.Decline;
import payscore.domain.order.Learned;
import payscore.domain.order.LifeCycle;
import payscore.domain.order.Observation;
import payscore.domain.order.Source;

/** What is woven into methods. The bodies are copied into the methods they break, so they name public types only. */
final class Breaks {
    private Breaks() {}

    /** Does nothing at all. */
    static final class DoesNothing {
        private DoesNothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** Answers 0 and does nothing. */
    static final class FindsNothing {
        private FindsNothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) int answer) {
            answer = 0;
        }
    }

    /** Answers yes whatever is asked. */
    static final class SaysYes {
        private SaysYes() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean answer) {
            answer = true;
        }
    }

    /** Answers no whatever is asked. */
    static final class SaysNo {
        private SaysNo() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean answer) {
            answer = false;
        }
    }

    /** Whatever is told is news. */
    static final class EverythingIsNews {
        private EverythingIsNews() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) LifeCycle.Ruling ruling) {
            ruling = LifeCycle.Ruling.ADVANCE;
        }
    }

    /** Calls without having stored the intent. */
    static final class RemembersNothing {
        private RemembersNothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static Command enter(@Advice.FieldValue("clock") InstantSource clock,
                @Advice.FieldValue("random") RandomGenerator random, @Advice.Argument(0) Subject key,
                @Advice.Argument(1) CommandKind kind, @Advice.Argument(2) RequestBody body,
                @Advice.Argument(3) Instant now) {
            return Command.firstAttempt(CommandId.next(clock, random), key, kind, body, now);
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter Command made, @Advice.Return(readOnly = false) Command command) {
            command = made;
        }
    }

    /** What depends on the state counts as definite. */
    static final class EveryRefusalIsDefinite {
        private EveryRefusalIsDefinite() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object meaning) {
            if (meaning.toString().equals("REFUSED_FOR_NOW")) {
                for (Object other : meaning.getClass().getEnumConstants()) {
                    if (other.toString().equals("DECLINED")) {
                        meaning = other;
                    }
                }
            }
        }
    }

    /** It is always late enough. */
    static final class NoQuietWindow {
        private NoQuietWindow() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 4, readOnly = false) Instant now) {
            now = now.plus(Duration.ofMinutes(10));
        }
    }

    /** No answer is a refusal. */
    static final class TimeOutIsRefusal {
        private TimeOutIsRefusal() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) CommandAnswer answer) {
            if (answer instanceof CommandAnswer.Unknown) {
                answer = new CommandAnswer.Declined(new Decline("TIMEOUT", "no answer"));
            }
        }
    }

    /** What WeChat does not know yet will never be. */
    static final class NotFoundIsNever {
        private NotFoundIsNever() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object outlook) {
            for (Object other : outlook.getClass().getEnumConstants()) {
                if (other.toString().equals("OUT_OF_REACH")) {
                    outlook = other;
                }
            }
        }
    }

    /** A failure is nobody's business. */
    static final class SwallowsFailures {
        private SwallowsFailures() {}

        @Advice.OnMethodExit(onThrowable = RuntimeException.class)
        static void exit(@Advice.Thrown(readOnly = false) Throwable failure) {
            failure = null;
        }
    }

    /** Marks notifications as applied before, and apart from, their effect. */
    static final class MarksApart {
        private MarksApart() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.FieldValue("inbox") Inbox inbox, @Advice.FieldValue("clock") InstantSource clock,
                @Advice.Argument(0) List<?> batch) throws ReflectiveOperationException {
            for (Object one : batch) {
                Field field = one.getClass().getDeclaredField("waiting");
                field.setAccessible(true);
                Inbox.Waiting waiting = (Inbox.Waiting) field.get(one);
                inbox.markApplied(waiting.notification(), "applied", clock.instant());
            }
        }
    }

    /** A COMMIT that failed has happened. */
    static final class AssumesCommitted {
        private AssumesCommitted() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean stored) {
            stored = true;
        }
    }

    /** The same request, written a little differently. */
    static final class OtherBytes {
        private OtherBytes() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Command next) {
            next = new Command(next.id(), next.key(), next.kind(),
                    RequestBody.of(new String(next.body().bytes(), java.nio.charset.StandardCharsets.UTF_8) + " "),
                    next.status(), next.attempts(), next.checks(), next.lastSentAt(), next.dueAt(),
                    next.mayHaveLanded(), next.refusal(), next.version());
        }
    }

    /** Each attempt is another message. */
    static final class NewIdForEachAttempt {
        private NewIdForEachAttempt() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) WebhookDelivery delivery) {
            delivery = new WebhookDelivery(delivery.messageId() + delivery.attempts(), delivery.endpoint(),
                    delivery.key(), delivery.version(), delivery.payload(), delivery.status(), delivery.attempts(),
                    delivery.createdAt(), delivery.dueAt(), delivery.lastOutcome(), delivery.changes());
        }
    }

    /** What was sent was taken. */
    static final class SentIsTaken {
        private SentIsTaken() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) WebhookSending.Outcome outcome) {
            outcome = new WebhookSending.Outcome.Taken();
        }
    }

    /** Announces what was stored afterwards, in transactions of its own. */
    static final class AnnouncesAfterwards {
        private AnnouncesAfterwards() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.FieldValue("announcing") Announcing announcing,
                @Advice.FieldValue("changes") List<Change> changes) throws ReflectiveOperationException {
            Method announce = Announcing.class.getDeclaredMethod("announce", Change.class);
            announce.setAccessible(true);
            for (Change change : changes) {
                try {
                    announce.invoke(announcing, change);
                } catch (java.lang.reflect.InvocationTargetException failed) {
                    if (failed.getCause() instanceof Error died) {
                        throw died;
                    }
                    throw (RuntimeException) failed.getCause();
                }
            }
        }
    }

    /** Only remembers what is to be announced. */
    static final class AnnouncesLater {
        private AnnouncesLater() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(@Advice.FieldValue("changes") List<Change> changes, @Advice.Argument(0) Change change) {
            changes.add(change);
            return true;
        }
    }

    /** Any signature will do. */
    static final class EverythingIsValid {
        private EverythingIsValid() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object verdict) {
            for (Object other : verdict.getClass().getEnumConstants()) {
                if (other.toString().equals("VALID")) {
                    verdict = other;
                }
            }
        }
    }

    /** One look is enough. */
    static final class LooksOnce {
        private LooksOnce() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Duration next) {
            next = Duration.ofDays(1_000);
        }
    }

    /** The last bucket of each share is nobody's. */
    static final class LeavesOneOut {
        private LeavesOneOut() {}

        @Advice.OnMethodExit
        static void exit(@Advice.FieldValue("to") int to,
                @Advice.Argument(0) payscore.application.port.out.store.Bucket bucket,
                @Advice.Return(readOnly = false) boolean contains) {
            contains = contains && bucket.number() < to - 16;
        }
    }

    /** The answer to a command says nothing of the order. */
    static final class ForgetsAnswers {
        private ForgetsAnswers() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Argument(0) Observation observation,
                @Advice.Return(readOnly = false) Learned learned) {
            if (observation.source() instanceof Source.Answer) {
                learned = new Learned.NothingNew(LifeCycle.Ruling.KNOWN);
            }
        }
    }

    /** Nothing is ever doubted. */
    static final class DoubtsNothing {
        private DoubtsNothing() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object doubt) {
            doubt = Optional.empty();
        }
    }

    /** The callback's word, amounts included, counts as WeChat's answer to a query. */
    static final class CallbacksAreQueries {
        private CallbacksAreQueries() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) Observation observation) {
            if (observation.source() instanceof Source.Callback) {
                observation = new Observation(observation.fact(), new Source.Query(Long.MAX_VALUE),
                        observation.orderId(), observation.occurredAt(), observation.learnedAt());
            }
        }
    }
}
