package payscore.adapter.persistence.inbox;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code inbox}. */
@Mapper
interface InboxMapper {
    List<InboxRow> due(
            @Param("buckets") List<Integer> buckets, @Param("now") long now, @Param("limitMax") int limitMax);

    void markApplied(
            @Param("mchId") String mchId,
            @Param("notificationId") String notificationId,
            @Param("outcome") String outcome,
            @Param("now") long now);

    void postpone(
            @Param("mchId") String mchId,
            @Param("notificationId") String notificationId,
            @Param("attempts") int attempts,
            @Param("dueAt") long dueAt);

    int forget(@Param("appliedBefore") long appliedBefore, @Param("limitMax") int limitMax);
}
