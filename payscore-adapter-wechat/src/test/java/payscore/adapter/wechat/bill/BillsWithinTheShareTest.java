package payscore.adapter.wechat.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.fixture.TestMerchants;
import payscore.adapter.wechat.fixture.WeChatSignature;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.isolation.IsolatingTransport;
import payscore.adapter.wechat.isolation.MerchantLimits;
import payscore.adapter.wechat.keys.MerchantCredentials;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Exchange;
import payscore.adapter.wechat.transport.Request;
import payscore.application.port.out.wechat.BillAnswer;
import payscore.application.port.out.wechat.BillGateway;
import payscore.domain.fixture.ServiceOrders;

/** A bill and its file are calls of the merchant like all others: with one call at a time, whoever comes meanwhile is turned away. */
class BillsWithinTheShareTest {
    private static final Instant NOW = Instant.parse("2025-06-02T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final byte[] OFFER = ("{\"hash_type\":\"SHA1\",\"hash_value\":\"" + "0".repeat(40)
            + "\",\"download_url\":\"https://elsewhere.example/v3/billdownload/file?token=T\"}")
            .getBytes(StandardCharsets.UTF_8);

    private final List<String> sent = new ArrayList<>();
    private final List<BillAnswer<?>> meanwhile = new ArrayList<>();
    private final BillGateway gateway = gateway();

    @Test
    void whileABillIsAppliedForOrDownloadedItHoldsAPlaceOfTheMerchants() {
        gateway.tradeBill(ServiceOrders.MCH_ID, DAY);

        assertThat(sent).containsExactly("/v3/bill/tradebill?bill_date=2025-06-01&bill_type=ALL&tar_type=GZIP",
                "/v3/billdownload/file?token=T");
        assertThat(meanwhile).containsExactly(new BillAnswer.Unavailable<>("busy"),
                new BillAnswer.Unavailable<>("busy"));
    }

    private BillGateway gateway() {
        var clock = InstantSource.fixed(NOW);
        var credentials = TestMerchants.of(TestMerchants.inPublicKeyMode());
        var shares = new IsolatingTransport(this::answered, new MerchantLimits(1, 1000), () -> false, clock,
                new SimpleMeterRegistry());
        var verifier = new SignatureVerifier(clock);
        return new WeChatBillGateway(credentials, shares, verifier,
                new VerificationKeys(credentials, shares, verifier, clock, Duration.ofSeconds(20)),
                new Contacts(clock), new BillDownload(shares, BillLimits.DEFAULT), Duration.ofSeconds(20));
    }

    private Exchange answered(MerchantCredentials merchant, Request request, Duration deadline) {
        sent.add(request.pathAndQuery());
        meanwhile.add(gateway.fundFlowBill(ServiceOrders.MCH_ID, DAY));
        return request.into().equals(Optional.empty())
                ? Exchange.Answered.of(200, WeChatSignature.headers(OFFER, NOW), OFFER, NOW)
                : Exchange.Answered.of(404, Map.of(), new byte[0], NOW);
    }
}
