package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.violation.InvalidTerms;

class OrderNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "PS20250601_000001", "a-b", "a*b", "a|b", "_-*|", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"})
    void anOrderNumberHasUpTo32OfItsAlphabet(String value) {
        assertThat(new OutOrderNo(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg", "a@b", "a b", "a/b", "a.b", "订单1", "ＰＳ１", "１２３",
            "é",
            "PS1\n", "PS1😀"})
    void anythingElseIsNoOrderNumber(String value) {
        assertThatThrownBy(() -> new OutOrderNo(value)).isInstanceOf(InvalidTerms.class);
    }

    @Test
    @Covers("M11")
    void upperAndLowerCaseAreDifferentOrders() {
        assertThat(new OutOrderNo("ps1")).isNotEqualTo(new OutOrderNo("PS1"));
    }

    @Test
    void weChatsOwnNumberHasUpTo128Characters() {
        assertThat(new OrderId("1".repeat(128))).hasToString("1".repeat(128));
        assertThatThrownBy(() -> new OrderId("1".repeat(129))).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> new OrderId("")).isInstanceOf(InvalidTerms.class);
    }

    @Test
    @Covers("Q04")
    void aQueryIdHasUpTo512Characters() {
        assertThatCode(() -> new QueryId("q".repeat(512))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new QueryId("q".repeat(513))).isInstanceOf(InvalidTerms.class);
        assertThatThrownBy(() -> new QueryId("")).isInstanceOf(InvalidTerms.class);
    }

    @Test
    void oneNumberUnderTwoMerchantsIsTwoOrders() {
        var other = new ServiceOrderKey(new MchId("1900000110"), ServiceOrders.OUT_ORDER_NO);

        assertThat(other).isNotEqualTo(ServiceOrders.KEY).hasToString("1900000110/PS20250601_000001");
    }
}
