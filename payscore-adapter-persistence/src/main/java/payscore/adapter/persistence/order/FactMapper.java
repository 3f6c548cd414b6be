package payscore.adapter.persistence.order;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code service_order_fact}; nothing here changes or removes a row. */
@Mapper
interface FactMapper {
    void insert(FactRow row);

    Optional<String> digest(
            @Param("mchId") String mchId, @Param("outOrderNo") String outOrderNo, @Param("version") long version);

    List<FactRow> list(@Param("mchId") String mchId, @Param("outOrderNo") String outOrderNo);
}
