package payscore.adapter.wechat.transport;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.RequestSigner;

/**
 * Sends signed requests over HTTP. One deadline covers the whole call, a dripping body included; redirects are not followed,
 * compressed answers not accepted. Nothing is sent twice: the backup host is asked only when the main host could not be
 * connected to, so that nothing can have been sent.
 */
public final class HttpWeChatTransport implements WeChatTransport {
    private static final String USER_AGENT = "payscore-platform";

    private final HttpClient http;
    private final Hosts hosts;
    private final RequestSigner signer;
    private final InstantSource clock;

    public HttpWeChatTransport(Hosts hosts, RequestSigner signer, InstantSource clock, Duration connectTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.hosts = hosts;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Exchange exchange(MerchantCredentials merchant, Request request, Duration deadline) {
        var started = System.nanoTime();
        try {
            return sendTo(hosts.base(), merchant, request, deadline);
        } catch (NotConnected mainHostUnreachable) {
            var left = deadline.minusNanos(System.nanoTime() - started);
            if (left.isNegative() || left.isZero()) {
                return new Exchange.NotSent("not-connected");
            }
            try {
                return sendTo(hosts.backup(), merchant, request, left);
            } catch (NotConnected bothUnreachable) {
                return new Exchange.NotSent("not-connected");
            }
        }
    }

    private Exchange sendTo(URI host, MerchantCredentials merchant, Request request, Duration deadline)
            throws NotConnected {
        var now = clock.instant();
        var call = http.sendAsync(signed(host, merchant, request, now), answer -> new CappedBody());
        try {
            var answer = call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return isCompressed(answer)
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
            return noAnswer(Objects.requireNonNull(e.getCause()));
        } finally {
            call.cancel(true);
        }
    }

    private HttpRequest signed(URI host, MerchantCredentials merchant, Request request, Instant now) {
        var body = request.body().bytes();
        var authorization = signer.authorization(merchant, request.method(), request.pathAndQuery(), body, now);
        var built = HttpRequest.newBuilder(URI.create(host + request.pathAndQuery()))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("User-Agent", USER_AGENT);
        merchant.publicKey().ifPresent(key -> built.header("Wechatpay-Serial", key.id()));
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

    private static Exchange noAnswer(Throwable failure) throws NotConnected {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnresolvedAddressException) {
            throw new NotConnected(failure);
        }
        return new Exchange.NoAnswer(switch (failure) {
            case BodyTooLarge tooLarge -> "answer-too-large";
            case SSLException untrusted -> "tls-failure";
            default -> "connection-broken";
        });
    }

    /** No connection came about, so the request cannot have reached anybody. */
    private static final class NotConnected extends Exception {
        NotConnected(Throwable cause) {
            super(cause);
        }
    }
}
