package payscore.adapter.wechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.MerchantReload.Result;
import payscore.domain.fixture.Covers;
import payscore.domain.merchant.MchId;

@ExtendWith(OutputCaptureExtension.class)
class MerchantsFileTest {
    private static final String ALPHA = "1900000109";
    private static final String BETA = "1900000200";
    private static final KeyPair FIRST = keys();
    private static final KeyPair SECOND = keys();
    private static final KeyPair THIRD = keys();

    @TempDir
    private Path folder;
    private final MockEnvironment environment = new MockEnvironment();
    private final Map<String, String> vault = new HashMap<>();

    @BeforeEach
    void twoMerchants() {
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "a".repeat(32))
                + merchant(BETA, "BB01", key("beta", SECOND), "b".repeat(32)));
    }

    @Test
    void itsMerchantsAreInUseFromTheStart() {
        var inUse = start();

        assertThat(inUse.merchants().all()).extracting(m -> m.mchId().value()).containsExactly(ALPHA, BETA);
        assertThat(inUse.merchants().isFixed()).isFalse();
        assertThat(inUse.isReloadDue()).isFalse();
    }

    @Test
    @Covers("K03")
    void aNewPrivateKeyIsInUseAfterTheReloadAndWhoTookTheFormerOneGoesOnWithIt() {
        var inUse = start();
        var credentials = inUse.merchants().credentials();
        var taken = credentials.of(new MchId(ALPHA));
        write(merchant(ALPHA, "AA02", key("alpha-2", THIRD), "a".repeat(32))
                + merchant(BETA, "BB01", key("beta", SECOND), "b".repeat(32)));

        assertThat(inUse.isReloadDue()).isTrue();
        assertThat(results(inUse.reload(mchId -> false)))
                .isEqualTo(Map.of(ALPHA, Result.CHANGED, BETA, Result.UNCHANGED));

        assertThat(credentials.of(new MchId(ALPHA)).serialNo()).isEqualTo("AA02");
        assertThat(credentials.of(new MchId(ALPHA)).privateKey()).isEqualTo(THIRD.getPrivate());
        assertThat(taken.serialNo()).isEqualTo("AA01");
        assertThat(taken.privateKey()).isEqualTo(FIRST.getPrivate());
        assertThat(inUse.isReloadDue()).isFalse();
    }

    @Test
    void aKeyFileThatIsReplacedIsNoticedByItself() {
        var inUse = start();

        key("alpha", THIRD);

        assertThat(inUse.isReloadDue()).isTrue();
        assertThat(results(inUse.reload(mchId -> false))).containsEntry(ALPHA, Result.CHANGED);
    }

    @Test
    @Covers("K03")
    void oneMerchantThatFailsItsCheckStaysAsItWasAndTheOthersChange(CapturedOutput output) {
        var inUse = start();
        write(merchant(ALPHA, "AA02", key("nonsense", "no key at all"), "a".repeat(32))
                + merchant(BETA, "BB02", key("beta", SECOND), "c".repeat(32)));

        var reload = inUse.reload(mchId -> false);

        assertThat(results(reload)).isEqualTo(Map.of(ALPHA, Result.REFUSED, BETA, Result.CHANGED));
        assertThat(inUse.merchants().credentials().of(new MchId(ALPHA)).serialNo()).isEqualTo("AA01");
        assertThat(inUse.merchants().credentials().of(new MchId(BETA)).serialNo()).isEqualTo("BB02");
        assertThat(inUse.problemsOf(new MchId(ALPHA))).singleElement().satisfies(problem -> {
            assertThat(problem.property()).isEqualTo("merchants[0].private-key");
            assertThat(problem.sentence()).contains("is not an RSA private key");
        });
        assertThat(new MerchantsHealthIndicator(inUse).health().getDetails().get(ALPHA).toString())
                .contains("merchants[0].private-key");
        assertThat(output).contains("event=MERCHANT_REFUSED mch_id=1900000109 property=merchants[0].private-key",
                "event=MERCHANT_CHANGED mch_id=1900000200").doesNotContain("c".repeat(32), "no key at all");
    }

    @Test
    void aMerchantIsAddedAndOneIsTakenOut() {
        var inUse = start();
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "a".repeat(32))
                + merchant("1900000300", "CC01", key("gamma", THIRD), "c".repeat(32)));

        assertThat(results(inUse.reload(mchId -> false))).isEqualTo(
                Map.of(ALPHA, Result.UNCHANGED, BETA, Result.REMOVED, "1900000300", Result.ADDED));
        assertThat(inUse.merchants().find(new MchId(BETA))).isEmpty();
    }

    @Test
    void aMerchantThatIsTakenOutStaysUntilItsOrdersAreDone() {
        var inUse = start();
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "a".repeat(32)));

        assertThat(results(inUse.reload(mchId -> true))).containsEntry(BETA, Result.LEAVING);
        assertThat(inUse.merchants().find(new MchId(BETA))).hasValueSatisfying(
                merchant -> assertThat(merchant.isLeaving()).isTrue());
        assertThat(inUse.isReloadDue()).isTrue();

        assertThat(results(inUse.reload(mchId -> false))).containsEntry(BETA, Result.REMOVED);
        assertThat(inUse.isReloadDue()).isFalse();
    }

    @Test
    void aMerchantThatIsNamedAgainStays() {
        var inUse = start();
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "a".repeat(32)));
        inUse.reload(mchId -> true);
        twoMerchants();

        assertThat(results(inUse.reload(mchId -> true))).containsEntry(BETA, Result.CHANGED);
        assertThat(inUse.merchants().find(new MchId(BETA)).orElseThrow().isLeaving()).isFalse();
    }

    @Test
    void aFileThatIsBrokenChangesNothingAndQuotesNothing(CapturedOutput output) {
        var inUse = start();
        for (var text : List.of("merchants:\n  - mch-id: [" + "s".repeat(32), "", "merchants: []\n",
                "marchants:\n  - mch-id: \"1\"\n")) {
            write(text);

            var reload = inUse.reload(mchId -> false);

            assertThat(reload.merchants()).as(text).isEmpty();
            assertThat(reload.problems()).as(text).isNotEmpty()
                    .allMatch(problem -> problem.property().equals("payscore.merchants-file"));
            assertThat(inUse.merchants().all()).as(text).hasSize(2);
        }
        assertThat(output).contains("event=MERCHANTS_FILE_REFUSED").doesNotContain("s".repeat(32));
    }

    @Test
    void aSettingNobodyKnowsIsNamedAndItsMerchantIsNotTakenOut() {
        var inUse = start();
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "a".repeat(32)) + "    serial-number: \"AA02\"\n");

        var reload = inUse.reload(mchId -> false);

        assertThat(reload.problems()).extracting(problem -> problem.property())
                .containsExactly("merchants[0].serial-number");
        assertThat(inUse.merchants().all()).hasSize(2);
    }

    @Test
    @Covers("O05")
    void twoMerchantsWithOnePrivateKeyAreNotBothTaken() {
        var inUse = start();
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "a".repeat(32))
                + merchant(BETA, "BB02", key("beta", FIRST), "b".repeat(32)));

        assertThat(results(inUse.reload(mchId -> false))).containsEntry(BETA, Result.REFUSED);
        assertThat(inUse.problemsOf(new MchId(BETA))).singleElement().satisfies(problem -> assertThat(
                problem.sentence()).isEqualTo(
                        "It is the private key of merchant 1900000109 as well; every merchant has its own."));
    }

    @Test
    @Covers("K09")
    void theApiV2KeyIsNotTheApiV3Key() {
        var inUse = start();
        write(merchant(ALPHA, "AA01", key("alpha", FIRST), "2".repeat(32)));

        inUse.reload(mchId -> false);

        assertThat(inUse.problemsOf(new MchId(ALPHA))).extracting(problem -> problem.property())
                .containsExactly("merchants[0].api-v2-key");
    }

    @Test
    void secretsComeFromTheEnvironmentOrASecretSource() {
        environment.setProperty("ALPHA_V3", "e".repeat(32));
        vault.put("alpha/key", pem(THIRD));
        write(merchant(ALPHA, "AA01", "private-key: \"secret:alpha/key\"", "${ALPHA_V3}"));

        var credentials = start().merchants().credentials().of(new MchId(ALPHA));

        assertThat(credentials.privateKey()).isEqualTo(THIRD.getPrivate());
    }

    @Test
    void whatNeitherHasIsSaidByItsName() {
        write(merchant(ALPHA, "AA01", "private-key: \"secret:alpha/none\"", "${NOT_SET}"));

        assertThatThrownBy(this::start).isInstanceOfSatisfying(InvalidConfiguration.class,
                invalid -> assertThat(invalid.problems()).extracting(problem -> problem.sentence()).containsExactly(
                        "The secret source has no secret named alpha/none, or cannot be asked now.",
                        "It stands for ${NOT_SET}, but there is no property or environment variable of this name."));
    }

    @Test
    void theServiceStartsWithTheMerchantsThatCanBeUsed() {
        write(merchant(ALPHA, "AA01", key("alpha", "no key"), "a".repeat(32))
                + merchant(BETA, "BB01", key("beta", SECOND), "b".repeat(32)));

        var inUse = start();

        assertThat(inUse.merchants().all()).extracting(m -> m.mchId().value()).containsExactly(BETA);
        assertThat(inUse.refused()).containsOnlyKeys(new MchId(ALPHA));
    }

    @Test
    void itDoesNotStartWithNone() {
        write("");

        assertThatThrownBy(this::start).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("payscore.merchants-file");
    }

    private MerchantsInUse start() {
        return new MerchantsInUse(List.of(), MerchantsFile.of(folder.resolve("merchants.yml").toString(), environment),
                name -> Optional.ofNullable(vault.get(name)));
    }

    private static Map<String, Result> results(MerchantReload reload) {
        var results = new HashMap<String, Result>();
        reload.merchants().forEach(outcome -> results.put(outcome.mchId().value(), outcome.result()));
        return results;
    }

    private static String merchant(String mchId, String serialNo, String privateKey, String apiV3Key) {
        return """
                  - mch-id: "%s"
                    serial-no: "%s"
                    %s
                    api-v3-key: "%s"
                    api-v2-key: "22222222222222222222222222222222"
                    notify-url: "http://127.0.0.1:8080/wechat/notifications/%s"
                    services:
                      - service-id: "2002"
                        app-id: "wx1"
                        sub-mode: waive-deposit
                        risk-ceiling: 50000
                        industry: power-bank
                """.formatted(mchId, serialNo, privateKey, apiV3Key, mchId);
    }

    private void write(String merchants) {
        file("merchants.yml", merchants.isBlank() || merchants.contains("rchants:")
                ? merchants
                : "merchants:\n" + merchants);
    }

    private String key(String name, KeyPair keys) {
        return key(name, pem(keys));
    }

    private String key(String name, String text) {
        return "private-key-path: \"" + file(name + ".pem", text) + "\"";
    }

    /** Written beside and moved into place, as tools that deliver secrets do. */
    private Path file(String name, String text) {
        try {
            var fresh = Files.createTempFile(folder, name, ".new");
            Files.writeString(fresh, text);
            return Files.move(fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
