package payscore.domain.terms;

import java.util.Optional;
import payscore.domain.violation.Violations;
import payscore.domain.violation.WireText;

/**
 * {@code device} (API reference §1.6). WeChat documents no lengths; 32 for the ids is our reading, 255 for the material number
 * because it may be a URL.
 */
public record Device(Optional<String> startDeviceId, Optional<String> endDeviceId, Optional<String> materielNo) {
    public Device {
        var violations = new Violations();
        startDeviceId.ifPresent(id -> violations.at("/start_device_id", () -> WireText.checked(id, 32)));
        endDeviceId.ifPresent(id -> violations.at("/end_device_id", () -> WireText.checked(id, 32)));
        materielNo.ifPresent(no -> violations.at("/materiel_no", () -> WireText.checked(no, 255)));
        violations.require(
                startDeviceId.isPresent() || endDeviceId.isPresent() || materielNo.isPresent(),
                "",
                "must name at least one of start_device_id, end_device_id, materiel_no");
        violations.throwIfAny();
    }
}
