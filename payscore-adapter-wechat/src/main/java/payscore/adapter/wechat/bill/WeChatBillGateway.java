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
import payscore.adapter.wechat.gateway.Conversation;
import payscore.adapter.wechat.gateway.Reply;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.signing.Verdict;
import payscore.adapter.wechat.transport.Request;
import payscore.adapter.wechat.transport.WeChatTransport;
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
    private final Conversation conversation;
    private final BillDownload download;
    private final Duration deadline;

    /** @param deadline for one application */
    public WeChatBillGateway(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, BillDownload download, Duration deadline) {
        this.credentials = credentials;
        this.conversation = new Conversation(credentials, transport, verifier, keys, contacts);
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
        var subject = "application of " + mchId + " for " + application.pathAndQuery();
        return switch (conversation.ask(mchId, application, deadline, subject)) {
            case Reply.None(var cause) -> new BillAnswer.Unavailable<>(cause);
            case Reply.NotSent(var cause) -> new BillAnswer.Unavailable<>(cause);
            case Reply.Hearsay(var cause, var error) -> refused(error.code(), false);
            case Reply.Refusal refusal -> refused(refusal.report().code(), true);
            case Reply.Success(var answer) -> offered(mchId, answer.body(), reading, isReadAtOnce);
        };
    }

    private static <T> BillAnswer<T> offered(MchId mchId, byte[] offer, Reading<T> reading, boolean isReadAtOnce) {
        try {
            return new BillAnswer.Ready<>(read(BillOffer.read(offer), reading, isReadAtOnce));
        } catch (Malformed e) {
            LOG.warn("A bill of merchant {} cannot be read: {}", mchId, e.getMessage());
            return new BillAnswer.Unavailable<>("truncated".equals(e.getMessage()) ? "truncated" : "malformed");
        } catch (BillUnusable e) {
            LOG.warn("A bill of merchant {} cannot be used: {}", mchId, e.word(), e.getCause());
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
