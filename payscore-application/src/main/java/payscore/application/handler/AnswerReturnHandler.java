package payscore.application.handler;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.PayScoreUnavailable;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.merchant.Service;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.ServiceOrderReference;

/**
 * {@link AnswerReturn}: asks WeChat at once and, while the user has not confirmed, looks closely for a moment. The same return again
 * within a moment is answered from the store.
 */
public final class AnswerReturnHandler implements AnswerReturn {
    private final OrderBook book;
    private final Asking asking;
    private final PayScoreGateway gateway;
    private final Merchants merchants;
    private final InstantSource clock;
    private final RecentReturns recent = new RecentReturns();

    public AnswerReturnHandler(
            OrderBook book, Asking asking, PayScoreGateway gateway, Merchants merchants, InstantSource clock) {
        this.book = book;
        this.asking = asking;
        this.gateway = gateway;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public ServiceOrder answer(Return userReturn) {
        return recent.of(userReturn, clock.instant())
                .map(asked -> book.order(asked.order().orElseThrow(ServiceOrderNotFound::new)))
                .orElseGet(() -> askAndRemember(userReturn));
    }

    private ServiceOrder askAndRemember(Return userReturn) {
        try {
            var order = switch (userReturn.reference()) {
                case ServiceOrderReference.ByOutOrderNo(var number) -> ask(userReturn, number);
                case ServiceOrderReference.ByQueryId(var queryId) -> ask(userReturn, queryId);
            };
            recent.remember(userReturn, Optional.of(order.key()), clock.instant());
            asking.postpone(order, order.checkAfterReturn(clock.instant()));
            return order;
        } catch (ServiceOrderNotFound notOneOfTheirs) {
            recent.remember(userReturn, Optional.empty(), clock.instant());
            throw notOneOfTheirs;
        }
    }

    private ServiceOrder ask(Return userReturn, OutOrderNo number) {
        var order = book.order(new ServiceOrderKey(userReturn.mchId(), number));
        // WeChat's signed word is here already; nothing to ask about.
        return order.position().isConfirmed() || order.position().isTerminal() ? order : asking.ask(order).order();
    }

    private ServiceOrder ask(Return userReturn, QueryId queryId) {
        var unanswered = Optional.<String>empty();
        for (var service : services(userReturn)) {
            switch (gateway.query(OrderQuery.about(queryId, userReturn.mchId(), service))) {
                case QueryAnswer.Found(var number, var fact, var orderId, var terms) -> {
                    var known = book.order(new ServiceOrderKey(userReturn.mchId(), number));
                    return asking.take(known.key(), known.version(), fact, orderId, clock.instant());
                }
                case QueryAnswer.NotFound notFound -> {
                    // Not an order of this service; the next one is asked.
                }
                case QueryAnswer.Unavailable(var cause) -> unanswered = Optional.of(cause);
            }
        }
        throw unanswered.<RuntimeException>map(PayScoreUnavailable::new).orElseGet(ServiceOrderNotFound::new);
    }

    private List<Service> services(Return userReturn) {
        return merchants.find(userReturn.mchId()).stream().flatMap(merchant -> merchant.services().stream())
                .filter(service -> userReturn.serviceId().map(service.serviceId()::equals).orElse(true)).toList();
    }
}
