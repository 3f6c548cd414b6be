package payscore.simulator.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Sources;
import payscore.simulator.fault.Fault;
import payscore.simulator.http.Body;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.Position;
import payscore.simulator.order.ServiceOrder;
import payscore.simulator.security.MessageSigner.Honesty;
import tools.jackson.databind.node.ObjectNode;

/** Executes a call the way its scripted fault wants it. */
final class FaultyExecution {
    private static final Duration PAUSE_DEFAULT = Duration.ofSeconds(1);
    private static final Duration CALLBACK_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration CALLBACK_WAIT_STEP = Duration.ofMillis(20);

    private final Dispatcher dispatcher;
    private final Sources sources;
    private final Distortion distortion;
    private final OrderBook book;
    private final LifeCycle lifeCycle;
    private final DeliveryLog deliveries;

    FaultyExecution(
            Dispatcher dispatcher, Sources sources, OrderBook book, LifeCycle lifeCycle, DeliveryLog deliveries) {
        this.dispatcher = dispatcher;
        this.sources = sources;
        this.distortion = new Distortion(sources.nonces());
        this.book = book;
        this.lifeCycle = lifeCycle;
        this.deliveries = deliveries;
    }

    /**
     * @param answer empty: the connection is to be dropped
     * @param merchant empty: nobody was authenticated, because the fault came first or the signature was bad
     */
    record Result(Optional<Answer> answer, Optional<Merchant> merchant) {
        static Result of(Dispatcher.Executed executed) {
            return new Result(Optional.of(executed.answer()), executed.merchant());
        }

        static Result instead(Answer answer) {
            return new Result(Optional.of(answer), Optional.empty());
        }

        Result answering(Answer other) {
            return new Result(Optional.of(other), merchant);
        }
    }

    Result execute(ApiRequest request, Fault fault) {
        return switch (fault.kind()) {
            case DROP_BEFORE -> new Result(Optional.empty(), Optional.empty());
            case DROP_AFTER ->
                new Result(Optional.empty(), dispatcher.execute(request).merchant());
            case DROP_AND_EXECUTE_LATER -> {
                sources.agenda().after(fault.delay().orElse(PAUSE_DEFAULT), () -> dispatcher.execute(request));
                yield new Result(Optional.empty(), Optional.empty());
            }
            case ERROR_BEFORE -> Result.instead(error(fault, 500, "SYSTEM_ERROR", "系统繁忙，请稍后重试"));
            case ERROR_AFTER ->
                Result.of(dispatcher.execute(request)).answering(error(fault, 500, "SYSTEM_ERROR", "系统繁忙，请稍后重试"));
            case HTML_BEFORE -> Result.instead(html(fault));
            case HTML_AFTER -> Result.of(dispatcher.execute(request)).answering(html(fault));
            case THROTTLE -> Result.instead(error(fault, 429, "FREQUENCY_LIMITED", "请求过于频繁"));
            case NOT_VISIBLE -> Result.instead(ApiFailure.orderNotExist().toAnswer());
            case REDIRECT -> Result.instead(redirect(request));
            case DELAY_BEFORE -> {
                pause(fault);
                yield Result.of(dispatcher.execute(request));
            }
            case DELAY_AFTER -> {
                Result result = Result.of(dispatcher.execute(request));
                pause(fault);
                yield result;
            }
            case STALE_STATE -> stale(Result.of(dispatcher.execute(request)), request, fault);
            case ANSWER_AFTER_CALLBACK -> answerAfterCallback(request);
            default -> {
                Dispatcher.Executed executed = dispatcher.execute(request);
                yield Result.of(executed).answering(distortion.of(executed.answer(), fault.kind()));
            }
        };
    }

    private Result stale(Result now, ApiRequest request, Fault fault) {
        Optional<ObjectNode> earlier = order(now, request)
                .flatMap(order -> book.locked(() -> order.earlier(fault.count().orElse(1))));
        return earlier.map(body -> now.answering(Answer.ok(body))).orElse(now);
    }

    private Result answerAfterCallback(ApiRequest request) {
        Result result = Result.of(dispatcher.execute(request));
        String number = request.orderNumberHint().orElse("");
        int before = deliveries.countFor(number);
        Optional<ServiceOrder> order = order(result, request);
        order.ifPresent(found -> book.locked(() -> {
            if (found.position() == Position.CREATED) {
                lifeCycle.confirm(found, TestUser.DEFAULT_OPENID, false);
            } else if (found.position() == Position.COLLECTING) {
                lifeCycle.pay(found);
            }
            return found;
        }));
        Duration waited = Duration.ZERO;
        while (deliveries.countFor(number) <= before && waited.compareTo(CALLBACK_WAIT_MAX) < 0) {
            sources.pause().pause(CALLBACK_WAIT_STEP);
            waited = waited.plus(CALLBACK_WAIT_STEP);
        }
        return result;
    }

    private Optional<ServiceOrder> order(Result result, ApiRequest request) {
        return result.merchant()
                .flatMap(merchant -> request.orderNumberHint()
                        .flatMap(number -> book.locked(() -> book.find(new OrderKey(merchant.mchId(), number)))));
    }

    private static Answer error(Fault fault, int status, String code, String message) {
        return ApiFailure.of(
                fault.status().orElse(status),
                fault.code().orElse(code),
                fault.message().orElse(message))
                .toAnswer();
    }

    private static Answer html(Fault fault) {
        int status = fault.status().orElse(502);
        Body page = Body.of("<html><head><title>" + status + "</title></head><body><h1>" + status
                + " Bad Gateway</h1></body></html>");
        return new Answer(status, "text/html", page, Optional.empty(), Map.of(), Honesty.ABSENT);
    }

    private static Answer redirect(ApiRequest request) {
        Answer answer = Answer.json(302, Json.object(), "0");
        return new Answer(
                answer.status(),
                answer.contentType(),
                answer.body(),
                answer.resultCode(),
                Map.of("Location", request.target() + (request.rawQuery().isPresent() ? "&" : "?") + "redirected=1"),
                Honesty.GOOD);
    }

    private void pause(Fault fault) {
        sources.pause().pause(fault.delay().orElse(PAUSE_DEFAULT));
    }
}
