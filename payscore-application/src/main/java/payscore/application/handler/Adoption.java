package payscore.application.handler;

import java.time.InstantSource;
import java.util.Optional;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.wechat.OrderQuery;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.QueryAnswer;
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

    /** Asks WeChat about it, service by service; empty when none has it, or what is told of it is not enough to take it in. */
    Optional<ServiceOrder> adopt(ServiceOrderKey key) {
        return merchants.find(key.mchId()).stream().flatMap(merchant -> merchant.services().stream())
                .flatMap(service -> adopt(key, service).stream()).findFirst();
    }

    private Optional<ServiceOrder> adopt(ServiceOrderKey key, Service service) {
        var query = new OrderQuery(key.mchId(), service.appId(), service.serviceId(),
                new ServiceOrderReference.ByOutOrderNo(key.outOrderNo()));
        return gateway.query(query) instanceof QueryAnswer.Found found ? adopt(key, service, found) : Optional.empty();
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
