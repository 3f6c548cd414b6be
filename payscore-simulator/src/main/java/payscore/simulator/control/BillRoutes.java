package payscore.simulator.control;

import static payscore.simulator.control.Asked.ORDER;
import static payscore.simulator.control.Asked.TEXT_MAX;
import static payscore.simulator.control.Asked.done;
import static payscore.simulator.control.Asked.order;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import payscore.simulator.bill.BillTrick;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.json.Fields;
import payscore.simulator.setup.Registrations;

/** What is in bills that no API call put there. */
final class BillRoutes {
    private final Control control;

    BillRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on(
                "GET",
                "/simulator/bills",
                "What is wrong with bills now",
                List.of(),
                request -> Map.of("tricks", control.billTricks()));
        router.on(
                "POST",
                "/simulator/bills",
                "Change what is wrong with bills",
                List.of(new Doc("tricks", "array", "of " + List.of(BillTrick.values()))),
                request -> {
                    Set<BillTrick> tricks = new HashSet<>();
                    request.body().path("tricks").forEach(
                            word -> tricks.add(Registrations.word(BillTrick.class, word.asString(""))));
                    control.playBillTricks(tricks);
                    return Map.of("tricks", control.billTricks());
                });
        router.on(
                "POST",
                ORDER + "/refund-by-hand",
                "Somebody refunds it on the merchant platform; only the bill tells",
                List.of(new Doc("out_refund_no", "string", ""), new Doc("amount", "integer", "fen")),
                request -> {
                    control.refundByHand(order(control, request), request.fields().text("out_refund_no", TEXT_MAX),
                            request.fields().optionalInteger("amount", 1, Integer.MAX_VALUE).orElse(1L));
                    return done();
                });
        router.on(
                "POST",
                "/simulator/shop-payments",
                "Somebody pays in the merchant's shop, which has nothing to do with PayScore",
                List.of(
                        new Doc("mch_id", "string", ""),
                        new Doc("out_trade_no", "string", ""),
                        new Doc("amount", "integer", "fen")),
                request -> {
                    Fields body = request.fields();
                    control.payInShop(body.text("mch_id", TEXT_MAX), body.text("out_trade_no", TEXT_MAX),
                            body.optionalInteger("amount", 1, Integer.MAX_VALUE).orElse(1L));
                    return done();
                });
    }
}
