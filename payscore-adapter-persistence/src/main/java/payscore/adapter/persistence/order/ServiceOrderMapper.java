package payscore.adapter.persistence.order;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code service_order}. */
@Mapper
interface ServiceOrderMapper {
    Optional<ServiceOrderRow> find(@Param("mchId") String mchId, @Param("outOrderNo") String outOrderNo);

    void insert(ServiceOrderRow row);

    /** How many rows were at the version before; 0 or 1. */
    int update(ServiceOrderRow row);

    void postpone(PostponementRow row);

    List<ServiceOrderKeyRow> due(
            @Param("buckets") List<Integer> buckets, @Param("now") long now, @Param("limitMax") int limitMax);

    List<ServiceOrderRow> list(ListQuery query);
}
