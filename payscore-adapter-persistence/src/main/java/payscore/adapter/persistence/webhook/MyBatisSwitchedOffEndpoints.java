package payscore.adapter.persistence.webhook;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.application.port.out.store.SwitchedOffEndpoints;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;
import payscore.domain.merchant.MchId;

/** Endpoints that are off, in SQL: the row is the switch. */
public final class MyBatisSwitchedOffEndpoints implements SwitchedOffEndpoints {
    private final SwitchedOffMapper mapper;

    MyBatisSwitchedOffEndpoints(SwitchedOffMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<SwitchedOff> find(EndpointKey endpoint) {
        return mapper.find(endpoint.mchId().value(), endpoint.endpoint()).map(SwitchedOffRow::toSwitchedOff);
    }

    @Override
    public List<SwitchedOff> list(MchId mchId) {
        return mapper.list(mchId.value()).stream().map(SwitchedOffRow::toSwitchedOff).toList();
    }

    @Override
    public void switchOff(SwitchedOff endpoint) {
        try {
            mapper.insert(SwitchedOffRow.of(endpoint));
        } catch (DuplicateKeyException off) {
            // The first reason stays.
        }
    }

    @Override
    public boolean switchOn(EndpointKey endpoint) {
        return mapper.delete(endpoint.mchId().value(), endpoint.endpoint()) == 1;
    }
}
