package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;

/**
 * Fetches the file of a bill and makes sure that it is the one that was promised. The answer is not signed (D3), so the hash, which was,
 * is all there is to believe. Everything is done through files; memory does not grow with the bill.
 */
public final class BillDownload {
    private static final Logger LOG = LoggerFactory.getLogger(BillDownload.class);
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final WeChatTransport transport;
    private final BillLimits limits;

    public BillDownload(WeChatTransport transport, BillLimits limits) {
        this.transport = transport;
        this.limits = limits;
    }

    /**
     * Fetches it and unpacks it.
     *
     * @param directory where files may be written
     * @return the text
     */
    Path fetch(MerchantCredentials merchant, BillOffer offer, Path directory) throws BillUnusable {
        var packed = download(merchant, offer, directory);
        try {
            var text = directory.resolve("bill.csv");
            var sha1 = unpack(packed, text);
            Files.delete(packed);
            if (!sha1.equals(offer.sha1())) {
                throw new BillUnusable("hash-mismatch");
            }
            return text;
        } catch (IOException e) {
            throw new BillUnusable("unpackable", e);
        }
    }

    private Path download(MerchantCredentials merchant, BillOffer offer, Path directory) throws BillUnusable {
        var file = directory.resolve("packed");
        var request = Request.download(offer.pathAndQuery(), new Request.Download(file, limits.wireBytes()));
        switch (transport.exchange(merchant, request, limits.deadline())) {
            case Exchange.NoAnswer(var cause) -> throw new BillUnusable(cause);
            case Exchange.NotSent(var cause) -> throw new BillUnusable(cause);
            case Exchange.Answered answer -> {
                if (answer.status() != 200) {
                    LOG.warn("WeChat answered a download of merchant {} with {}", merchant.mchId(), answer.status());
                    throw new BillUnusable("download-refused");
                }
            }
        }
        return file;
    }

    /** Writes the text and answers its SHA-1. What is not packed is taken as it is. */
    private String unpack(Path packed, Path text) throws IOException, BillUnusable {
        var digest = sha1();
        try (var raw = Files.newInputStream(packed);
                var plain = isPacked(packed) ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
                var hashed = new DigestInputStream(plain, digest);
                var out = Files.newOutputStream(text)) {
            copy(hashed, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void copy(InputStream from, OutputStream to) throws IOException, BillUnusable {
        var buffer = new byte[BUFFER_BYTES];
        long total = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            total += read;
            if (total > limits.textBytes()) {
                throw new BillUnusable("too-large");
            }
            to.write(buffer, 0, read);
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
