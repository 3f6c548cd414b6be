package payscore.adapter.persistence.webhook;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code webhook_endpoint_off}. */
@Mapper
interface SwitchedOffMapper {
    Optional<SwitchedOffRow> find(@Param("mchId") String mchId, @Param("endpoint") String endpoint);

    List<SwitchedOffRow> list(@Param("mchId") String mchId);

    void insert(SwitchedOffRow row);

    int delete(@Param("mchId") String mchId, @Param("endpoint") String endpoint);
}
