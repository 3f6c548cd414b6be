package payscore.adapter.persistence.reconciliation;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code bill_difference}. */
@Mapper
interface DifferenceMapper {
    void insert(DifferenceRow row);

    /** How many rows were one version behind; 0 or 1. */
    int update(DifferenceRow row);

    Optional<DifferenceRow> find(@Param("mchId") String mchId, @Param("billDate") String billDate,
            @Param("differenceId") String differenceId);

    List<DifferenceRow> due(@Param("buckets") List<Integer> buckets, @Param("now") long now,
            @Param("limitMax") int limitMax);

    List<DifferenceRow> list(DifferenceListQuery query);

    List<FateCountRow> count(@Param("mchId") String mchId, @Param("billDate") String billDate);
}
