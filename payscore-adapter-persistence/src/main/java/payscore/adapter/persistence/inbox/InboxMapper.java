package payscore.adapter.persistence.inbox;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Statements on {@code inbox}. */
@Mapper
interface InboxMapper {
    void insert(InboxRow row);

    List<InboxRow> due(@Param("now") long now, @Param("limitMax") int limitMax);

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
}
