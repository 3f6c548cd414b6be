package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.signing.Verdict;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.adapter.wechat.wire.ErrorReport;
import payscore.adapter.wechat.wire.Malformed;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.Statement;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.FundFlow;

/** Bills over WeChat's API v3: applies, downloads at once, checks, and hands over only what is whole. */
public final class WeChatBillGateway implements BillGateway {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatBillGateway.class);

    private final Credentials credentials;
    private final WeChatTransport transport;
    private final SignatureVerifier verifier;
    private final VerificationKeys keys;
    private final BillDownload download;
    private final Duration deadline;

    /** @param deadline for one application */
    public WeChatBillGateway(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys, BillDownload download, Duration deadline) {
        this.credentials = credentials;
        this.transport = transport;
        this.verifier = verifier;
        this.keys = keys;
        this.download = download;
        this.deadline = deadline;
    }

    @Override
    public BillAnswer<Statement> tradeBill(MchId mchId, LocalDate day) {
        return bill(mchId, Request.get("/v3/bill/tradebill", parameters(day, "bill_type", "ALL")), (offer, files) -> {
            var text = download.fetch(credentials.of(mchId), offer, files.path());
            TradeBill.check(text);
            return new FileStatement(files, text, offer.sha1());
        }, false);
    }

    @Override
    public BillAnswer<FundFlow> fundFlowBill(MchId mchId, LocalDate day) {
        return bill(mchId, Request.get("/v3/bill/fundflowbill", parameters(day, "account_type", "BASIC")),
                (offer, files) -> FundFlowBill
                        .sumUp(download.fetch(credentials.of(mchId), offer, files.path())),
                true);
    }

    private static SequencedMap<String, String> parameters(LocalDate day, String name, String value) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("bill_date", day.toString());
        parameters.put(name, value);
        parameters.put("tar_type", "GZIP");
        return parameters;
    }

    private <T> BillAnswer<T> bill(MchId mchId, Request application, Reading<T> reading, boolean isReadAtOnce) {
        var merchant = credentials.find(mchId);
        if (merchant.isEmpty()) {
            return new BillAnswer.Unavailable<>("no-credentials");
        }
        return switch (transport.exchange(merchant.get(), application, deadline)) {
            case Exchange.NoAnswer(var cause) -> new BillAnswer.Unavailable<>(cause);
            case Exchange.NotSent(var cause) -> new BillAnswer.Unavailable<>(cause);
            case Exchange.Answered answer -> {
                LOG.info("WeChat answered an application of merchant {} for {} with {}, request {}", mchId,
                        application.pathAndQuery(), answer.status(), answer.requestId());
                yield judged(merchant.get(), answer, reading, isReadAtOnce);
            }
        };
    }

    private <T> BillAnswer<T> judged(
            MerchantCredentials merchant, Exchange.Answered answer, Reading<T> reading, boolean isReadAtOnce) {
        var verdict = verifier.verify(answer.signatureHeaders(), answer.body(), keys.of(merchant));
        if (answer.status() == 401) {
            return new BillAnswer.Unavailable<>("sign-error");
        }
        if (answer.status() >= 500) {
            return new BillAnswer.Unavailable<>("server-error");
        }
        try {
            if (answer.status() / 100 == 4 && (verdict == Verdict.VALID || verdict == Verdict.MISSING_HEADERS)) {
                return refused(ErrorReport.read(answer.body()).code(), verdict == Verdict.VALID);
            }
            if (verdict != Verdict.VALID) {
                return new BillAnswer.Unavailable<>(verdict.word());
            }
            if (answer.status() != 200) {
                return new BillAnswer.Unavailable<>("malformed");
            }
            return new BillAnswer.Ready<>(read(BillOffer.read(answer.body()), reading, isReadAtOnce));
        } catch (Malformed e) {
            LOG.warn("A bill of merchant {} cannot be read: {}", merchant.mchId(), e.getMessage());
            return new BillAnswer.Unavailable<>("truncated".equals(e.getMessage()) ? "truncated" : "malformed");
        } catch (BillUnusable e) {
            LOG.warn("A bill of merchant {} cannot be used: {}", merchant.mchId(), e.word(), e.getCause());
            return new BillAnswer.Unavailable<>(e.word());
        }
    }

    /** Whether a bill is empty must be signed; that it is not there yet costs nothing but another question. */
    private static <T> BillAnswer<T> refused(String code, boolean isSigned) {
        return switch (code) {
            case "NO_STATEMENT_EXIST" -> isSigned
                    ? new BillAnswer.Empty<>()
                    : new BillAnswer.Unavailable<>(Verdict.MISSING_HEADERS.word());
            case "STATEMENT_CREATING" -> new BillAnswer.NotReady<>();
            default -> new BillAnswer.Unavailable<>(code);
        };
    }

    private static <T> T read(BillOffer offer, Reading<T> reading, boolean isReadAtOnce)
            throws Malformed, BillUnusable {
        var files = BillDirectory.open();
        var isKept = false;
        try {
            var read = reading.read(offer, files);
            isKept = !isReadAtOnce;
            return read;
        } catch (IOException | UncheckedIOException e) {
            throw new BillUnusable("no-room", e);
        } finally {
            if (!isKept) {
                files.close();
            }
        }
    }

    /** Makes something of a bill's file. */
    private interface Reading<T> {
        T read(BillOffer offer, BillDirectory files) throws Malformed, BillUnusable, IOException;
    }
}
