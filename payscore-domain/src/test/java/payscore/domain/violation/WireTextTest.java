package payscore.domain.violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payscore.domain.fixture.Covers;

class WireTextTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20})
    void aChineseCharacterCountsOne(int length) {
        var text = "租".repeat(length);
        assertThat(WireText.checked(text, 20)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21})
    void textOutsideItsLengthIsRefused(int length) {
        assertThatThrownBy(() -> WireText.checked("租".repeat(length), 20))
                .isInstanceOf(InvalidTerms.class)
                .hasMessageContaining("1 to 20 characters");
    }

    @Test
    void aSurrogatePairCountsOneCharacterNotTwo() {
        assertThatThrownBy(() -> WireText.checked("𠮷".repeat(20), 20)).hasMessageContaining("4-byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"伞😀", "𠮷野家", "🚲", "a\uD83D", "\uDE00b", "\uDE00\uD83D"})
    void charactersOfFourBytesAndLoneSurrogatesAreRefused(String text) {
        assertThatThrownBy(() -> WireText.checked(text, 20))
                .isInstanceOf(InvalidTerms.class)
                .hasMessageContaining("4-byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD", "￥", "①"})
    void everyCharacterOfUpToThreeBytesIsAccepted(String text) {
        assertThatCode(() -> WireText.checked(text, 1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "\u0000", "a\u001F", "\u007F", "\u0085", "\u009F"})
    @Covers("M12")
    void controlCharactersAreRefused(String text) {
        assertThatThrownBy(() -> WireText.checked(text, 20))
                .isInstanceOf(InvalidTerms.class)
                .hasMessageContaining("control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "~", "\u00A0"})
    void theNeighboursOfControlCharactersAreAccepted(String text) {
        assertThatCode(() -> WireText.checked(text, 20)).doesNotThrowAnyException();
    }

    @Test
    void aRefusalNeverRepeatsTheOffendingText() {
        assertThatThrownBy(() -> WireText.checked("secret😀", 20)).hasMessageNotContaining("secret");
    }
}
