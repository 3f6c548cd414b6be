package payscore.adapter.persistence.reference;

import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code business_reference}. */
@Mapper
interface BusinessReferenceMapper {
    Optional<String> holder(@Param("mchId") String mchId, @Param("reference") String reference);

    void insert(
            @Param("mchId") String mchId, @Param("reference") String reference, @Param("outOrderNo") String outOrderNo);

    /** How many rows {@code from} held; 0 or 1. */
    int handOver(@Param("mchId") String mchId, @Param("reference") String reference, @Param("from") String from,
            @Param("to") String to);
}
