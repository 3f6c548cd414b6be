package payscore.domain.violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import payscore.domain.fixture.BrokenRules;

class ViolationsTest {
    private final Violations violations = new Violations();

    @Test
    void nothingFoundIsNoRefusal() {
        violations.require(true, "/amount", "must be positive");

        assertThat(violations.isEmpty()).isTrue();
        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void everyBrokenRuleIsReportedInTheOrderItWasFound() {
        violations.require(false, "/a", "first").require(true, "/b", "holds").require(false, "/c", "second");

        assertThat(violations.isEmpty()).isFalse();
        assertThat(BrokenRules.of(violations::throwIfAny))
                .containsExactly(new Violation("/a", "first"), new Violation("/c", "second"));
    }

    @Test
    void aPartIsHandedOnWhenItIsSound() {
        assertThat(violations.at("/name", () -> "umbrella")).contains("umbrella");
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void theViolationsOfAPartAreKeptUnderItsPointer() {
        var part = violations.at("/post_payments/3", () -> {
            throw new InvalidTerms(List.of(new Violation("/name", "too long"), new Violation("", "wrong")));
        });

        assertThat(part).isEmpty();
        assertThat(BrokenRules.pointersOf(violations::throwIfAny))
                .containsExactly("/post_payments/3/name", "/post_payments/3");
    }

    @Test
    void aRefusalNamesFieldAndRuleInItsMessage() {
        assertThatExceptionOfType(InvalidTerms.class)
                .isThrownBy(() -> {
                    throw new InvalidTerms(List.of(new Violation("/a", "is bad"), new Violation("/b", "is worse")));
                })
                .withMessage("/a is bad; /b is worse");
        assertThat(InvalidTerms.because("is bad").violations()).containsExactly(new Violation("", "is bad"));
        assertThat(InvalidTerms.at("/a", "is bad").violations()).containsExactly(new Violation("/a", "is bad"));
    }
}
