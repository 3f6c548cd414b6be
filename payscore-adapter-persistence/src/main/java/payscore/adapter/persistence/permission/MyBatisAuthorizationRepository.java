package payscore.adapter.persistence.permission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import payscore.adapter.persistence.bucket.BucketNumbers;
import payscore.application.port.out.store.AuthorizationRepository;
import payscore.application.port.out.store.Buckets;
import payscore.application.port.out.store.DuplicateAuthorization;
import payscore.application.port.out.store.StaleAuthorization;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.merchant.MchId;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.AuthorizationChange;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationKey;

/** Authorisations in SQL. Each call is a single statement; the version in the WHERE decides a race. */
public final class MyBatisAuthorizationRepository implements AuthorizationRepository {
    private final AuthorizationMapper mapper;
    private final AuthorizationRows rows;

    MyBatisAuthorizationRepository(AuthorizationMapper mapper, SecretSealing sealing) {
        this.mapper = mapper;
        this.rows = new AuthorizationRows(sealing);
    }

    @Override
    public Optional<Authorization> find(AuthorizationKey key) {
        return mapper.find(key.mchId().value(), key.code().value()).flatMap(rows::authorization);
    }

    @Override
    public void add(AuthorizationChange birth) {
        try {
            mapper.insert(rows.row(birth.authorization()));
        } catch (DuplicateKeyException taken) {
            throw new DuplicateAuthorization(birth.authorization().key());
        }
    }

    @Override
    public void save(AuthorizationChange change) {
        var authorization = change.authorization();
        if (mapper.update(rows.row(authorization)) == 0) {
            throw new StaleAuthorization(authorization.key(), authorization.version() - 1);
        }
    }

    @Override
    public List<AuthorizationKey> due(Buckets buckets, Instant now, int limitMax) {
        return mapper.due(BucketNumbers.of(buckets), now.toEpochMilli(), limitMax).stream()
                .map(row -> new AuthorizationKey(new MchId(row.mchId()),
                        new AuthorizationCode(row.authorizationCode())))
                .toList();
    }
}
