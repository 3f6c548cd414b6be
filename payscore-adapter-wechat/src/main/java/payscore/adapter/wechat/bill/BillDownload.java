package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.RequestSigner;
import payscore.adapter.wechat.signing.SigningFailed;
import payscore.adapter.wechat.transport.Hosts;

/**
 * Fetches the file of a bill and makes sure that it is the one that was promised. The answer is not signed (D3), so the hash, which was,
 * is all there is to believe. Everything is done through files; memory does not grow with the bill.
 */
public final class BillDownload {
    private static final Logger LOG = LoggerFactory.getLogger(BillDownload.class);
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final HttpClient http;
    private final Hosts hosts;
    private final RequestSigner signer;
    private final BillLimits limits;
    private final InstantSource clock;

    public BillDownload(
            Hosts hosts, RequestSigner signer, BillLimits limits, InstantSource clock, Duration connectTimeout) {
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(connectTimeout).build();
        this.hosts = hosts;
        this.signer = signer;
        this.limits = limits;
        this.clock = clock;
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
        var tries = List.of(hosts.base(), hosts.backup());
        for (int i = 0;; i++) {
            try {
                return download(merchant, tries.get(i), offer.pathAndQuery(), directory.resolve("packed-" + i));
            } catch (ExecutionException e) {
                var isUnreachable = e.getCause() instanceof ConnectException
                        || e.getCause() instanceof HttpConnectTimeoutException;
                if (!isUnreachable || i == tries.size() - 1) {
                    throw new BillUnusable(isUnreachable ? "not-connected" : "download-broken", e);
                }
            }
        }
    }

    private Path download(MerchantCredentials merchant, URI host, String pathAndQuery, Path target)
            throws BillUnusable, ExecutionException {
        var call = http.sendAsync(signed(merchant, host, pathAndQuery),
                answer -> new CappedFile(target, limits.wireBytes()));
        try {
            HttpResponse<Path> answer = call.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() != 200) {
                LOG.warn("WeChat answered a download of merchant {} with {}", merchant.mchId(), answer.statusCode());
                throw new BillUnusable("download-refused");
            }
            return answer.body();
        } catch (TimeoutException e) {
            throw new BillUnusable("timeout", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BillUnusable("interrupted", e);
        } finally {
            call.cancel(true);
        }
    }

    private HttpRequest signed(MerchantCredentials merchant, URI host, String pathAndQuery) throws BillUnusable {
        try {
            return HttpRequest.newBuilder(URI.create(host + pathAndQuery))
                    .header("Authorization",
                            signer.authorization(merchant, "GET", pathAndQuery, new byte[0], clock.instant()))
                    .header("Accept", "*/*")
                    .header("User-Agent", "payscore-platform")
                    .GET().build();
        } catch (SigningFailed e) {
            throw new BillUnusable("not-signed", e);
        }
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
