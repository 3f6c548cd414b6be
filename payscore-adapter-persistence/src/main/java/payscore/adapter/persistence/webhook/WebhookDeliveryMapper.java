package payscore.adapter.persistence.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import payscore.application.port.out.store.WebhookDeliveries.EndpointKey;

/** Statements on {@code webhook_delivery}. */
@Mapper
interface WebhookDeliveryMapper {
    void insert(WebhookDeliveryRow row);

    /** How many rows were one change behind; 0 or 1. */
    int update(WebhookDeliveryRow row);

    Optional<WebhookDeliveryRow> find(
            @Param("mchId") String mchId, @Param("messageId") String messageId, @Param("endpoint") String endpoint);

    List<WebhookDeliveryRow> due(
            @Param("buckets") List<Integer> buckets,
            @Param("status") String status,
            @Param("now") long now,
            @Param("busy") Collection<EndpointKey> busy,
            @Param("limitMax") int limitMax);

    List<WebhookDeliveryRow> list(ListQuery query);

    int forget(
            @Param("status") String status,
            @Param("createdBefore") long createdBefore,
            @Param("limitMax") int limitMax);
}
