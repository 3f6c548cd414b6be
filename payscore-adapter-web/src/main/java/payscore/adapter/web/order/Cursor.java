package payscore.adapter.web.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import payscore.application.port.out.store.ServiceOrderFilter.Place;
import payscore.domain.order.OutOrderNo;
import payscore.domain.violation.InvalidTerms;

/**
 * A place in the list as an opaque word: checksum, milliseconds, number. The checksum only tells a damaged cursor from a whole
 * one; a forged cursor gains nothing, since it names a place and not a merchant.
 */
final class Cursor {
    private static final int HEAD_LENGTH = Integer.BYTES + Long.BYTES;

    private Cursor() {}

    static String of(Place place) {
        var number = place.outOrderNo().value().getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(HEAD_LENGTH + number.length).putInt(0)
                .putLong(place.requestedAt().toEpochMilli()).put(number);
        bytes.putInt(0, checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty unless the word is one {@link #of} makes. */
    static Optional<Place> read(String word) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
            if (bytes.remaining() <= HEAD_LENGTH || bytes.getInt() != checksum(bytes.array())) {
                return Optional.empty();
            }
            var requestedAt = Instant.ofEpochMilli(bytes.getLong());
            var number = StandardCharsets.US_ASCII.decode(bytes).toString();
            return Optional.of(new Place(requestedAt, new OutOrderNo(number)))
                    .filter(place -> of(place).equals(word));
        } catch (IllegalArgumentException | InvalidTerms damaged) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        return (int) crc.getValue();
    }
}
