package payscore.adapter.persistence.order;

import java.util.List;

/**
 * A new next check.
 *
 * @param positions where an order may be given it
 */
record PostponementRow(
        String mchId, String outOrderNo, int bucket, long version, long at, String reason, long since,
        List<String> positions) {}
