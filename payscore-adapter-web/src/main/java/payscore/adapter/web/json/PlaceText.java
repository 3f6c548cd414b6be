package payscore.adapter.web.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A place in a list as an opaque word: checksum, milliseconds, a name. The checksum only tells a damaged word from a whole one; a
 * forged one gains nothing, since it names a place and not a merchant.
 *
 * @param name in visible ASCII
 */
public record PlaceText(Instant at, String name) {
    private static final int HEAD_LENGTH = Integer.BYTES + Long.BYTES;

    public String word() {
        var text = name.getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(HEAD_LENGTH + text.length).putInt(0).putLong(at.toEpochMilli()).put(text);
        bytes.putInt(0, checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty unless the word is one {@link #word} makes. */
    public static Optional<PlaceText> read(String word) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
            if (bytes.remaining() <= HEAD_LENGTH || bytes.getInt() != checksum(bytes.array())) {
                return Optional.empty();
            }
            var at = Instant.ofEpochMilli(bytes.getLong());
            return Optional.of(new PlaceText(at, StandardCharsets.US_ASCII.decode(bytes).toString()))
                    .filter(place -> place.word().equals(word));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        return (int) crc.getValue();
    }
}
