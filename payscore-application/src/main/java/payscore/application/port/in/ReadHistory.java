package payscore.application.port.in;

import java.util.List;
import java.util.Optional;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.HistoryEntry;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Tells for each version of an order what was learned, from whom and when, and what the service will do next. */
public interface ReadHistory {
    /** @throws ServiceOrderNotFound when there is no such order */
    History read(ServiceOrderKey key);

    /** @param unfinished the command that is still being settled */
    record History(ServiceOrder order, List<HistoryEntry> entries, Optional<Command> unfinished) {}
}
