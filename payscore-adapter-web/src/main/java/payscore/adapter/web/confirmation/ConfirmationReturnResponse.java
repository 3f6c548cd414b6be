package payscore.adapter.web.confirmation;

import java.util.Optional;
import payscore.domain.order.ServiceOrder;

/**
 * Where the order stands after the user came back, on WeChat's word.
 *
 * @param confirmed whether the user has confirmed; the service may start only then
 */
record ConfirmationReturnResponse(
        String outOrderNo, String state, Optional<String> stateDescription, boolean confirmed) {
    static ConfirmationReturnResponse of(ServiceOrder order) {
        var position = order.position();
        return new ConfirmationReturnResponse(order.key().outOrderNo().value(), position.state(),
                Optional.of(position.stateDescription()).filter(word -> !word.isEmpty()), position.isConfirmed());
    }
}
