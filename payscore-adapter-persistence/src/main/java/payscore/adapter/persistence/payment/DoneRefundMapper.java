package payscore.adapter.persistence.payment;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code done_refund}. */
@Mapper
interface DoneRefundMapper {
    void insert(DoneRefundRow row);

    /** Those of these that are there. */
    List<String> kept(@Param("mchId") String mchId, @Param("refunds") Collection<String> refunds);

    List<DoneRefundRow> on(@Param("mchId") String mchId, @Param("doneOn") String doneOn, @Param("after") String after,
            @Param("limitMax") int limitMax);
}
