package payscore.adapter.persistence.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import payscore.domain.terms.Device;

/** {@code device}. */
record DeviceJson(
        @JsonProperty("start_device_id") Optional<String> startDeviceId,
        @JsonProperty("end_device_id") Optional<String> endDeviceId,
        @JsonProperty("materiel_no") Optional<String> materielNo) {
    static DeviceJson of(Device device) {
        return new DeviceJson(device.startDeviceId(), device.endDeviceId(), device.materielNo());
    }

    Device toDevice() {
        return new Device(startDeviceId, endDeviceId, materielNo);
    }
}
