package payscore.adapter.persistence.reconciliation;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code reconciliation}. */
@Mapper
interface ReconciliationMapper {
    void insert(ReconciliationRow row);

    /** How many rows were one version behind; 0 or 1. */
    int update(ReconciliationRow row);

    Optional<ReconciliationRow> find(@Param("mchId") String mchId, @Param("billDate") String billDate);

    Optional<String> latest(@Param("mchId") String mchId);

    List<ReconciliationRow> due(@Param("buckets") List<Integer> buckets, @Param("now") long now,
            @Param("limitMax") int limitMax);
}
