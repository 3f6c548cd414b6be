package payscore.adapter.persistence.lease;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code bucket_lease} and {@code node_alive}; how many rows an update found in the expected state. */
@Mapper
interface BucketLeaseMapper {
    ClockRow clock();

    int prolongLife(@Param("node") String node, @Param("until") long until);

    void insertNode(@Param("node") String node, @Param("until") long until);

    void deleteNode(@Param("node") String node);

    void forgetNodes(@Param("deadSince") long deadSince);

    List<String> alive(@Param("now") long now);

    List<LeaseRow> leases();

    int renew(
            @Param("node") String node,
            @Param("buckets") List<Integer> buckets,
            @Param("now") long now,
            @Param("until") long until);

    int take(
            @Param("node") String node,
            @Param("buckets") List<Integer> buckets,
            @Param("fencing") long fencing,
            @Param("now") long now,
            @Param("until") long until);

    void giveUp(@Param("node") String node, @Param("buckets") List<Integer> buckets);
}
