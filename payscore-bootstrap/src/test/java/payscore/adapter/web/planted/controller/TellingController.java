package payscore.adapter.web.planted.controller;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.domain.order.ServiceOrder;

@RestController
class TellingController {
    private final Optional<ServiceOrderRepository> orders = Optional.empty();

    ServiceOrder order(ServiceOrder order) {
        return orders.isEmpty() && HttpStatus.OK.is2xxSuccessful() ? order : order;
    }
}
