package payscore.adapter.wechat.transport;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.keys.WeChatPublicKey;
import payscore.adapter.wechat.signing.RequestSigner;
import payscore.adapter.wechat.signing.SigningFailed;

/**
 * Sends signed requests to one host over HTTP. One deadline covers the whole call, a dripping body included; redirects are not
 * followed, compressed answers not accepted but of a file, which is fetched as it is. A request that was or may have been sent is not sent again.
 */
public final class HttpWeChatTransport implements WeChatTransport {
    private static final Logger LOG = LoggerFactory.getLogger(HttpWeChatTransport.class);
    private static final String USER_AGENT = "payscore-platform";
    private static final String KEEP_ALIVE_SECONDS = "jdk.httpclient.keepalive.timeout";
    private static final String NOT_CONNECTED = "not-connected";

    static {
        // WeChat closes idle connections after about 8 seconds. One that it closes while we write is an unknown outcome.
        // The JDK's client knows this one setting for the whole process only, and reads it when the first client is built.
        if (System.getProperty(KEEP_ALIVE_SECONDS) == null) {
            System.setProperty(KEEP_ALIVE_SECONDS, "4");
        }
    }

    private final HttpClient http;
    private final URI host;
    private final RequestSigner signer;
    private final InstantSource clock;

    /** @param host scheme and host, perhaps a port */
    public HttpWeChatTransport(URI host, RequestSigner signer, InstantSource clock, Duration connectTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.host = host;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Exchange exchange(MerchantCredentials merchant, Request request, Duration deadline) {
        var now = clock.instant();
        HttpRequest signed;
        try {
            signed = signed(merchant, request, now);
        } catch (SigningFailed e) {
            LOG.error("{}; nothing was sent", e.getMessage(), e);
            return new Exchange.NotSent("not-signed");
        }
        var call = http.sendAsync(signed, answer -> reader(request, answer.statusCode()));
        try {
            var answer = call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return request.into().isEmpty() && isCompressed(answer)
                    ? new Exchange.NoAnswer("compressed-answer")
                    : new Exchange.Answered(answer.statusCode(), answer.headers(), answer.body(), now);
        } catch (TimeoutException e) {
            return new Exchange.NoAnswer("timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.NoAnswer("interrupted");
        } catch (CancellationException e) {
            return new Exchange.NoAnswer("cancelled");
        } catch (ExecutionException e) {
            return failed(Objects.requireNonNull(e.getCause()));
        } finally {
            call.cancel(true);
        }
    }

    private static BodySubscriber<byte[]> reader(Request request, int status) {
        return request.into().filter(file -> status == 200).<BodySubscriber<byte[]>>map(CappedFile::new)
                .orElseGet(CappedBody::new);
    }

    private HttpRequest signed(MerchantCredentials merchant, Request request, Instant now) throws SigningFailed {
        var body = request.body().bytes();
        var authorization = signer.authorization(merchant, request.method(), request.pathAndQuery(), body, now);
        var built = HttpRequest.newBuilder(URI.create(host + request.pathAndQuery()))
                .header("Authorization", authorization)
                .header("Accept", request.into().isPresent() ? "*/*" : "application/json")
                .header("User-Agent", USER_AGENT);
        request.encryptedFor().or(() -> merchant.publicKey().map(WeChatPublicKey::id))
                .ifPresent(serial -> built.header("Wechatpay-Serial", serial));
        if (body.length == 0) {
            return built.method(request.method(), BodyPublishers.noBody()).build();
        }
        return built.header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofByteArray(body))
                .build();
    }

    private static boolean isCompressed(HttpResponse<byte[]> answer) {
        return answer.headers().allValues("Content-Encoding").stream()
                .anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"));
    }

    private static Exchange failed(Throwable failure) {
        return switch (failure) {
            // No connection came about, so the request cannot have reached anybody.
            case ConnectException refused -> new Exchange.NotSent(NOT_CONNECTED);
            case HttpConnectTimeoutException silent -> new Exchange.NotSent(NOT_CONNECTED);
            case UnresolvedAddressException noAddress -> new Exchange.NotSent(NOT_CONNECTED);
            case BodyTooLarge tooLarge -> new Exchange.NoAnswer("answer-too-large");
            case SSLException untrusted -> new Exchange.NoAnswer("tls-failure");
            default -> new Exchange.NoAnswer("connection-broken");
        };
    }
}
