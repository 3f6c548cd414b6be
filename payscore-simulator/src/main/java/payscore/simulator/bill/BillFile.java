package payscore.simulator.bill;

import java.time.Instant;
import payscore.simulator.http.Body;

/**
 * A file that waits to be downloaded.
 *
 * @param mchId who applied for it
 * @param content as it goes over the wire
 * @param expiresAt when its token is worth nothing any more
 */
public record BillFile(String mchId, Body content, Instant expiresAt) {}
