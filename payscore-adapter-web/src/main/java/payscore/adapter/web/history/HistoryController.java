package payscore.adapter.web.history;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.application.port.in.ReadHistory;
import payscore.domain.order.ServiceOrderKey;

/** Shows what was learned about an order, from whom and when, and what comes next. */
@RestController
public final class HistoryController {
    private final ReadHistory readHistory;

    public HistoryController(ReadHistory readHistory) {
        this.readHistory = readHistory;
    }

    @Described(summary = "Show the history of an order", details = "What was learned, from whom and when, oldest first; and what the service will do next.", answers = @Described.Answer(code = "200", meaning = "The history."))
    @GetMapping("/v1/service-orders/{out_order_no}/history")
    HistoryResponse history(ServiceOrderKey key) {
        return HistoryResponse.of(readHistory.read(key));
    }
}
