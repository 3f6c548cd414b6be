package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import payscore.application.port.in.BusinessReferenceInUse;
import payscore.application.port.in.OutOrderNoReused;
import payscore.application.port.in.PayScoreUnavailable;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.in.refund.OutRefundNoReused;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.StoreFailure;
import payscore.bootstrap.UseCases;
import payscore.domain.order.ServiceOrderNotReady;
import payscore.domain.violation.InvalidTerms;

/** The merchants' way to the service: some node takes the call, and the answer may get lost. */
final class Api {
    /** The name of the fibers that serve calls. */
    static final String FIBER = "api";

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int LATENCY_MILLIS_MAX = 20;

    private final World world;
    private final RandomGenerator random;

    Api(World world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    /** What a caller gets. */
    sealed interface Reply<T> {
        record Answer<T>(T told) implements Reply<T> {}

        /** A refusal the API documents. */
        record Refusal<T>(RuntimeException why) implements Reply<T> {}

        /** No answer, so anything may have happened. */
        record Nothing<T>() implements Reply<T> {}

        default Optional<T> answer() {
            return this instanceof Answer<T>(var told) ? Optional.of(told) : Optional.empty();
        }
    }

    <T> Reply<T> call(Function<UseCases, T> use) {
        var fibers = world.fibers();
        fibers.pause(Duration.ofMillis(random.nextInt(1, LATENCY_MILLIS_MAX)));
        var node = world.nodes().any();
        if (node.isEmpty()) {
            return new Reply.Nothing<>();
        }
        var call = new Call<Reply<T>>(fibers);
        fibers.spawn(FIBER, node.get().process(), () -> call.answer(serve(node.get(), use)));
        var reply = call.await(DEADLINE).orElse(new Reply.Nothing<>());
        return world.troubles().strikes(Point.API).isPresent() ? new Reply.Nothing<>() : reply;
    }

    private <T> Reply<T> serve(Node node, Function<UseCases, T> use) {
        try {
            return new Reply.Answer<>(use.apply(node.useCases()));
        } catch (RuntimeException refusal) {
            if (!isDocumented(refusal)) {
                world.bug("The API", refusal);
            }
            return new Reply.Refusal<>(refusal);
        }
    }

    /** Asking again would be answered the same. */
    static boolean isFinal(RuntimeException refusal) {
        return !(refusal instanceof StoreFailure || refusal instanceof CommandUnderway
                || refusal instanceof StaleServiceOrder || refusal instanceof StaleCommand);
    }

    private static boolean isDocumented(RuntimeException refusal) {
        return switch (refusal) {
            case StoreFailure f -> true;
            case CommandUnderway c -> true;
            case StaleServiceOrder s -> true;
            case StaleCommand s -> true;
            case DuplicateServiceOrder d -> true;
            case ServiceOrderNotReady n -> true;
            case ServiceOrderNotFound n -> true;
            case OutOrderNoReused r -> true;
            case OutRefundNoReused r -> true;
            case RefundNotFound r -> true;
            case BusinessReferenceInUse r -> true;
            case PayScoreUnavailable u -> true;
            case InvalidTerms t -> true;
            default -> false;
        };
    }
}
