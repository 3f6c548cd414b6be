package payscore.adapter.persistence.payment;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code order_payment}. */
@Mapper
interface PaymentMapper {
    void insert(PaymentRow row);

    void amend(PaymentRow row);

    List<PaymentRow> find(@Param("mchId") String mchId, @Param("transactions") Collection<String> transactions);

    void mark(@Param("mchId") String mchId, @Param("transactions") Collection<String> transactions,
            @Param("billedOn") String billedOn, @Param("billedRun") int billedRun);

    List<PaymentRow> unbilled(@Param("mchId") String mchId, @Param("paidOn") String paidOn,
            @Param("after") String after, @Param("limitMax") int limitMax);
}
