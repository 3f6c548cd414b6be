package payscore.adapter.persistence.payment;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code billed_refund}. */
@Mapper
interface BilledRefundMapper {
    void insert(@Param("mchId") String mchId, @Param("outRefundNo") String outRefundNo,
            @Param("billDate") String billDate, @Param("run") int run);

    /** How many rows bore another mark; 0 or 1. */
    int mark(@Param("mchId") String mchId, @Param("outRefundNo") String outRefundNo,
            @Param("billDate") String billDate, @Param("run") int run);

    List<String> shown(@Param("mchId") String mchId, @Param("refunds") Collection<String> refunds);
}
