package payscore.adapter.persistence.command;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code command}. */
@Mapper
interface CommandMapper {
    void insert(CommandRow row);

    /** How many rows were at the version before; 0 or 1. */
    int update(CommandRow row);

    Optional<CommandRow> find(@Param("id") String id);

    Optional<CommandRow> active(@Param("activeSlot") String activeSlot);

    Optional<CommandRow> first(
            @Param("mchId") String mchId, @Param("outOrderNo") String outOrderNo, @Param("kind") String kind);

    List<CommandRow> due(
            @Param("buckets") List<Integer> buckets,
            @Param("statuses") List<String> statuses, @Param("now") long now, @Param("limitMax") int limitMax);
}
