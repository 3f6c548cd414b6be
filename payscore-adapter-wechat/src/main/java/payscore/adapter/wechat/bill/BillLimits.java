package payscore.adapter.wechat.bill;

import java.time.Duration;

/**
 * How much one bill may take. A million lines are some 60 MB over the wire and 400 MB of text.
 *
 * @param wireBytes of the file as it is sent
 * @param textBytes of the file when it is unpacked
 * @param deadline for the whole download
 */
public record BillLimits(long wireBytes, long textBytes, Duration deadline) {
    public static final BillLimits DEFAULT = new BillLimits(512L << 20, 2L << 30, Duration.ofMinutes(10));
}
