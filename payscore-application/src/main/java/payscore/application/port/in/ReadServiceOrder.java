package payscore.application.port.in;

import java.util.Optional;
import payscore.application.port.out.store.Command;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;

/** Reads one order. Asks nobody. */
public interface ReadServiceOrder {
    /** @throws ServiceOrderNotFound when there is no such order */
    View read(ServiceOrderKey key);

    /** @param unfinished the command whose outcome is not known yet */
    record View(ServiceOrder order, Optional<Command> unfinished) {}
}
