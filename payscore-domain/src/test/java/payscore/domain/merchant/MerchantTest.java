package payscore.domain.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.violation.InvalidTerms;

class MerchantTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "1900000109", "12345678901234567890123456789012"})
    void aMerchantNumberHasUpTo32Digits(String value) {
        assertThat(new MchId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789012345678901234567890123", "19000001o9", "１９０", "-1", "1 ", "1\n"})
    void anythingElseIsNoMerchantNumber(String value) {
        assertThatThrownBy(() -> new MchId(value)).isInstanceOf(InvalidTerms.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w", "wxd678efh567hg6787", "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"})
    void appAndServiceHaveUpTo32LettersOrDigits(String value) {
        assertThat(new AppId(value)).hasToString(value);
        assertThat(new ServiceId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456", "wx/..", "wx 1", "微信"})
    void anythingElseIsNeitherAppNorService(String value) {
        assertThatThrownBy(() -> new AppId(value)).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> new ServiceId(value)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void aServiceNumberNeedNotHave32Digits() {
        assertThatCode(() -> new ServiceId("500001")).doesNotThrowAnyException();
    }

    @Test
    void anOpenIdHasUpTo128Characters() {
        assertThatCode(() -> new OpenId("o".repeat(128))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new OpenId("o".repeat(129))).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> new OpenId("")).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void aMerchantKnowsOnlyItsOwnServices() {
        var merchant = new Merchant(ServiceOrders.MCH_ID, List.of(ServiceOrders.SERVICE));

        assertThat(merchant.service(ServiceOrders.SERVICE_ID)).contains(ServiceOrders.SERVICE);
        assertThat(merchant.service(new ServiceId("500001"))).isEmpty();
    }
}
