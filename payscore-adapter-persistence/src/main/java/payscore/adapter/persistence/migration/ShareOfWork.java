package payscore.adapter.persistence.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import payscore.application.port.out.store.Buckets;

/** Version 2: buckets, leases and webhooks. */
public final class ShareOfWork extends RerunnableScript {
    public ShareOfWork() {
        super("2", "share of work");
    }

    @Override
    void carryOut(Connection connection) throws SQLException {
        super.carryOut(connection);
        for (var bucket : Buckets.ALL.list()) {
            carryOut(List.of("INSERT INTO bucket_lease (bucket, fencing, lease_until) VALUES (" + bucket.number()
                    + ", 0, 0)"), connection);
        }
    }
}
