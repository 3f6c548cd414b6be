package payscore.adapter.wechat.gateway;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.SignatureHeaders;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.signing.Verdict;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.adapter.wechat.wire.ErrorReport;
import payscore.adapter.wechat.wire.Malformed;
import payscore.domain.merchant.MchId;

/** Asks WeChat for one merchant and says how far the answer may be believed; the same for every part of the API. */
public final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final long RETRY_AFTER_SECONDS_MAX = 3600;

    private final Credentials credentials;
    private final WeChatTransport transport;
    private final SignatureVerifier verifier;
    private final VerificationKeys keys;
    private final Contacts contacts;

    public Conversation(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys,
            Contacts contacts) {
        this.credentials = credentials;
        this.transport = transport;
        this.verifier = verifier;
        this.keys = keys;
        this.contacts = contacts;
    }

    /** @param subject what is asked and about what, for the log */
    public Reply ask(MchId mchId, Request request, Duration deadline, String subject) {
        var merchant = credentials.find(mchId);
        if (merchant.isEmpty()) {
            LOG.error("Merchant {} is asked about but is not configured", mchId);
            return new Reply.None("no-credentials");
        }
        var reply = switch (transport.exchange(merchant.get(), request, deadline)) {
            case Exchange.NoAnswer(var cause) -> new Reply.None(cause);
            case Exchange.NotSent(var cause) -> new Reply.NotSent(cause);
            case Exchange.Answered answer -> {
                LOG.info("WeChat answered {} with {}, request {}", subject, answer.status(), answer.requestId());
                yield judge(merchant.get(), answer);
            }
        };
        switch (reply) {
            case Reply.None(var cause) -> {
                LOG.warn("No usable answer from WeChat to {}: {}", subject, cause);
                contacts.failed(mchId, cause);
            }
            case Reply.Hearsay(var cause, var error) -> {
                LOG.warn("No usable answer from WeChat to {}: {}, though it says {}", subject, cause, error.code());
                contacts.failed(mchId, cause);
            }
            case Reply.NotSent(var cause) -> {
                LOG.warn("Not sent to WeChat: {}: {}", subject, cause);
                contacts.failed(mchId, cause);
            }
            case Reply.Success success -> contacts.verified(mchId);
            case Reply.Refusal refusal -> contacts.verified(mchId);
        }
        return reply;
    }

    private Reply judge(MerchantCredentials merchant, Exchange.Answered answer) {
        var verdict = verifier.verify(answer.signatureHeaders(), answer.body(), keys.of(merchant));
        compareClocks(merchant, answer, verdict);
        if (answer.status() == 401) {
            LOG.error("WeChat does not accept the signature of merchant {}: key, serial number or clock is wrong",
                    merchant.mchId());
            return new Reply.None("sign-error");
        }
        if (answer.status() >= 500) {
            return new Reply.None("server-error");
        }
        if (answer.status() / 100 == 3) {
            return new Reply.None("redirect");
        }
        if (verdict == Verdict.MISSING_HEADERS && answer.status() / 100 == 4 && answer.status() != 429) {
            return hearsay(answer, verdict);
        }
        if (verdict != Verdict.VALID) {
            return new Reply.None(verdict.word());
        }
        if (answer.status() / 100 == 2) {
            return new Reply.Success(answer);
        }
        try {
            return new Reply.Refusal(answer.status(), ErrorReport.read(answer.body()), internalCode(answer.requestId()),
                    retryAfter(answer));
        } catch (Malformed e) {
            return new Reply.None("malformed");
        }
    }

    /** WeChat may leave its errors unsigned (security reference, answers to errors); so may anybody on the way. */
    private static Reply hearsay(Exchange.Answered answer, Verdict verdict) {
        try {
            return new Reply.Hearsay(verdict.word(), ErrorReport.read(answer.body()));
        } catch (Malformed e) {
            return new Reply.None(verdict.word());
        }
    }

    /** What is too old or too new to be believed tells the most about our clock, provided that WeChat signed it. */
    private void compareClocks(MerchantCredentials merchant, Exchange.Answered answer, Verdict verdict) {
        var isWeChats = verdict == Verdict.VALID || verdict == Verdict.STALE
                && verifier.isSigned(answer.signatureHeaders(), answer.body(), keys.of(merchant));
        if (isWeChats) {
            answer.signatureHeaders().flatMap(SignatureHeaders::signedAt)
                    .ifPresent(theirs -> contacts.compareClocks(theirs, answer.signedAt()));
        }
    }

    private static String internalCode(String requestId) {
        return requestId.substring(requestId.lastIndexOf('-') + 1);
    }

    private static Optional<Duration> retryAfter(Exchange.Answered answer) {
        return answer.header("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), RETRY_AFTER_SECONDS_MAX)));
    }
}
