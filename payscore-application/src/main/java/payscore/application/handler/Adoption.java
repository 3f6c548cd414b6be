package payscore.application.handler;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.order.Observation;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.ServiceOrderReference;
import payscore.domain.order.Source;

/**
 * Takes in orders that WeChat has and we have not, because our record was lost or somebody else made them. Only WeChat's own answer to a
 * query is believed, and a person must look at what was adopted (reliability design B.7).
 */
public final class Adoption {
    private final OrderBook book;
    private final FactIntake intake;
    private final PayScoreGateway gateway;
    private final Merchants merchants;
    private final InstantSource clock;

    public Adoption(OrderBook book, PayScoreGateway gateway, Merchants merchants, InstantSource clock) {
        this.book = book;
        this.intake = new FactIntake(book.orders());
        this.gateway = gateway;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** What came of looking for an order that we have not. */
    public sealed interface Sought {
        /** It is here now. */
        record Adopted(ServiceOrder order) implements Sought {}

        /** WeChat has it for none of the merchant's services. */
        record NotAtWeChat() implements Sought {}

        /** WeChat did not answer for one of the services, or too little to take it in. */
        record Unanswered() implements Sought {}
    }

    /** Asks WeChat about it, service by service; empty when none has it, or what is told of it is not enough to take it in. */
    Optional<ServiceOrder> adopt(ServiceOrderKey key) {
        return seek(key) instanceof Sought.Adopted(var order) ? Optional.of(order) : Optional.empty();
    }

    /** Asks WeChat about it, service by service. */
    public Sought seek(ServiceOrderKey key) {
        var isUnanswered = false;
        var services = merchants.find(key.mchId()).map(Merchant::services).orElse(List.of());
        for (var service : services) {
            var query = new OrderQuery(key.mchId(), service.appId(), service.serviceId(),
                    new ServiceOrderReference.ByOutOrderNo(key.outOrderNo()));
            switch (gateway.query(query)) {
                case QueryAnswer.Found found -> {
                    var adopted = adopt(key, service, found);
                    if (adopted.isPresent()) {
                        return new Sought.Adopted(adopted.get());
                    }
                    isUnanswered = true;
                }
                case QueryAnswer.NotFound none -> {
                    // It may be another service's.
                }
                case QueryAnswer.Unavailable unavailable -> isUnanswered = true;
            }
        }
        return isUnanswered || services.isEmpty() ? new Sought.Unanswered() : new Sought.NotAtWeChat();
    }

    private Optional<ServiceOrder> adopt(ServiceOrderKey key, Service service, QueryAnswer.Found found) {
        var now = clock.instant();
        return found.terms().map(terms -> book.change(saving -> book.orders().find(key).orElseGet(() -> {
            var source = new Source.Query(1);
            var birth = ServiceOrder.adopt(key, service, terms, source, now);
            saving.add(birth);
            return intake.take(saving, birth.order(),
                    new Observation(found.fact(), source, found.orderId(), Optional.empty(), now)).order();
        })));
    }
}
