package payscore.adapter.persistence.permission;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code permission}. */
@Mapper
interface AuthorizationMapper {
    Optional<AuthorizationRow> find(
            @Param("mchId") String mchId, @Param("authorizationCode") String authorizationCode);

    void insert(AuthorizationRow row);

    /** How many rows were at the version before; 0 or 1. */
    int update(AuthorizationRow row);

    List<AuthorizationKeyRow> due(
            @Param("buckets") List<Integer> buckets, @Param("now") long now, @Param("limitMax") int limitMax);
}
