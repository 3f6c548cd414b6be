package payscore.adapter.persistence.lease;

/**
 * The database's clock, in two parts that read alike on every engine and in every time zone.
 *
 * @param seconds since the epoch
 * @param micros of the second
 */
record ClockRow(long seconds, long micros) {
    long epochMilli() {
        return seconds * 1_000 + micros / 1_000;
    }
}
