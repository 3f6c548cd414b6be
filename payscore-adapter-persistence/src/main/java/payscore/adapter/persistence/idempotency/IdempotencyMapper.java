package payscore.adapter.persistence.idempotency;

import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on {@code idempotency}. */
@Mapper
interface IdempotencyMapper {
    void insert(IdempotencyRow row);

    Optional<IdempotencyRow> find(@Param("owner") String owner, @Param("idempotencyKey") String key);

    /** 1 when the claim made at {@code claimedAt} was still there; else 0. */
    int takeOver(
            @Param("owner") String owner,
            @Param("idempotencyKey") String key,
            @Param("claimedAt") long claimedAt,
            @Param("fingerprint") String fingerprint,
            @Param("now") long now);

    void answer(
            @Param("owner") String owner,
            @Param("idempotencyKey") String key,
            @Param("status") int status,
            @Param("contentType") String contentType,
            @Param("location") @Nullable String location,
            @Param("body") String body);

    void release(@Param("owner") String owner, @Param("idempotencyKey") String key);

    int forget(
            @Param("releasedBehind") long releasedBehind,
            @Param("claimedBefore") long claimedBefore,
            @Param("limitMax") int limitMax);
}
