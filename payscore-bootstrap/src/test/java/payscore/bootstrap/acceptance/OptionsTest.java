package payscore.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final List<String> NEEDED = List.of("--base-url", "https://pay.example.com/",
            "--simulator-url", "http://10.0.0.5:8090", "--api-key", "psk_secret");

    @Test
    void theRestIsAsInDevelopment() throws Options.Wrong {
        var options = Options.read(NEEDED, Map.of());

        assertThat(options.deployment()).isEqualTo(new Deployment("https://pay.example.com", "http://10.0.0.5:8090",
                "psk_secret", "1900000109", "wxd678efh567hg6787", "2002000000000558128851361561536"));
        assertThat(options.report()).isEmpty();
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() throws Options.Wrong {
        var options = Options.read(List.of("--base-url", "http://a"), Map.of(
                "PAYSCORE_ACCEPTANCE_BASE_URL", "http://b", "PAYSCORE_ACCEPTANCE_SIMULATOR_URL", "http://c",
                "PAYSCORE_ACCEPTANCE_API_KEY", "psk_d", "PAYSCORE_ACCEPTANCE_MERCHANT_ID", "1900000110",
                "PAYSCORE_ACCEPTANCE_REPORT", ""));

        assertThat(options.deployment().service()).isEqualTo("http://a");
        assertThat(options.deployment().simulator()).isEqualTo("http://c");
        assertThat(options.deployment().mchId()).isEqualTo("1900000110");
        assertThat(options.report()).isEmpty();
    }

    @Test
    void aDeploymentIsPrintedWithoutItsKey() throws Options.Wrong {
        assertThat(Options.read(NEEDED, Map.of()).deployment().toString()).contains("https://pay.example.com")
                .doesNotContain("psk_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay.example.com", "ftp://pay.example.com", "http://", "http://me:word@pay.example.com",
            "http://pay.example.com?a=b", "http://pay example"})
    void whatIsNoAddressIsRefused(String address) {
        var arguments = new ArrayList<>(NEEDED);
        arguments.set(1, address);

        assertThatThrownBy(() -> Options.read(arguments, Map.of())).isInstanceOf(Options.Wrong.class)
                .hasMessageContaining("--base-url must be");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Options.read(List.of("--base-url", "--api-key", "psk_secret"), Map.of()))
                .hasMessage("--base-url needs a value.");
        assertThatThrownBy(() -> Options.read(List.of("--base-url"), Map.of()))
                .hasMessage("--base-url needs a value.");
    }
}
