package payscore.adapter.persistence.refund;

import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code refund_number}. */
@Mapper
interface RefundNumberMapper {
    Optional<String> order(@Param("mchId") String mchId, @Param("outRefundNo") String outRefundNo);

    void insert(@Param("mchId") String mchId, @Param("outRefundNo") String outRefundNo,
            @Param("outOrderNo") String outOrderNo);
}
