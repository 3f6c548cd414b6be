package payscore.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.fixture.BrokenRules.pointersOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Introduction, attach, location, device, cancellation reason: the lengths and companions of every text. */
class TextsTest {
    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "19, true", "20, true", "21, false"})
    void anIntroductionHasUpTo20Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> new ServiceIntroduction("伞".repeat(length))).isEmpty()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "29, true", "30, true", "31, false", "50, false"})
    void aCancellationReasonHasUpTo30Characters(int length, boolean accepted) {
        assertThat(pointersOf(() -> new CancellationReason("因".repeat(length))).isEmpty()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"a, 255, true", "a, 256, true", "a, 257, false", "=, 85, true", "=, 86, false", "店, 28, true",
            "店, 29, false"})
    void attachedDataIsCountedInItsEncodedForm(String character, int times, boolean accepted) {
        assertThat(pointersOf(() -> new Attach(character.repeat(times))).isEmpty()).isEqualTo(accepted);
    }

    @Test
    void attachedDataIsSentUrlEncoded() {
        assertThat(new Attach("shop=01&门").encoded()).isEqualTo("shop%3D01%26%E9%97%A8");
    }

    @Test
    void attachedDataIsNeverEmpty() {
        assertThat(pointersOf(() -> new Attach(""))).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "49, true", "50, true", "51, false"})
    void aPlaceHasUpTo50Characters(int length, boolean accepted) {
        var place = Optional.of("路".repeat(length));

        assertThat(pointersOf(() -> new ServiceLocation(place, Optional.empty())))
                .isEqualTo(accepted ? List.of() : List.of("/start_location"));
        assertThat(pointersOf(() -> new ServiceLocation(Optional.of("一号门店"), place)))
                .isEqualTo(accepted ? List.of() : List.of("/end_location"));
    }

    @Test
    void anEndPlaceNeedsAStartPlace() {
        assertThat(pointersOf(() -> new ServiceLocation(Optional.empty(), Optional.of("二号门店"))))
                .containsExactly("/start_location");
        assertThat(pointersOf(() -> new ServiceLocation(Optional.empty(), Optional.empty())))
                .containsExactly("/start_location");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "32, true", "33, false"})
    void aDeviceNumberHasUpTo32Characters(int length, boolean accepted) {
        var id = Optional.of("C".repeat(length));

        assertThat(pointersOf(() -> new Device(id, Optional.empty(), Optional.empty())))
                .isEqualTo(accepted ? List.of() : List.of("/start_device_id"));
        assertThat(pointersOf(() -> new Device(Optional.empty(), id, Optional.empty())))
                .isEqualTo(accepted ? List.of() : List.of("/end_device_id"));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "255, true", "256, false"})
    void aMaterialNumberHasRoomForAUrl(int length, boolean accepted) {
        assertThat(pointersOf(() -> new Device(Optional.empty(), Optional.empty(), Optional.of("m".repeat(length)))))
                .isEqualTo(accepted ? List.of() : List.of("/materiel_no"));
    }

    @Test
    void aDeviceNamesAtLeastOneNumber() {
        assertThat(pointersOf(() -> new Device(Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly("");
    }

    @Test
    void everyBrokenRuleOfADeviceIsReportedAtOnce() {
        assertThat(pointersOf(() -> new Device(Optional.of("C\n"), Optional.of("😀"), Optional.of(""))))
                .containsExactly("/start_device_id", "/end_device_id", "/materiel_no");
    }
}
