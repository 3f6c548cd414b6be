package payscore.adapter.wechat.transport;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import payscore.adapter.wechat.signing.SignatureHeaders;

/** What came of one call. */
public sealed interface Exchange {
    /** An answer, not yet verified. */
    final class Answered implements Exchange {
        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;
        private final Instant signedAt;

        /** @param signedAt our clock when the request was signed */
        public Answered(int status, HttpHeaders headers, byte[] body, Instant signedAt) {
            this.status = status;
            this.headers = headers;
            this.body = body.clone();
            this.signedAt = signedAt;
        }

        /**
         * @param headers each has one value; their names have no case
         * @param signedAt our clock when the request was signed
         */
        public static Answered of(int status, Map<String, String> headers, byte[] body, Instant signedAt) {
            var multiple = headers.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
            return new Answered(status, HttpHeaders.of(multiple, (name, value) -> true), body, signedAt);
        }

        public int status() {
            return status;
        }

        /** The raw bytes. */
        public byte[] body() {
            return body.clone();
        }

        /** Our clock when the request was signed. */
        public Instant signedAt() {
            return signedAt;
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        public Optional<SignatureHeaders> signatureHeaders() {
            return SignatureHeaders.from(headers::allValues);
        }

        /** For logs; its suffix after the last hyphen is WeChat's internal code. */
        public String requestId() {
            return header("Request-ID").orElse("");
        }
    }

    /**
     * No complete answer; the request may have taken effect all the same.
     *
     * @param cause few distinct words
     */
    record NoAnswer(String cause) implements Exchange {}

    /**
     * Not one byte of the request has left; it cannot have taken effect and cannot take effect later.
     *
     * @param cause few distinct words
     */
    record NotSent(String cause) implements Exchange {}
}
