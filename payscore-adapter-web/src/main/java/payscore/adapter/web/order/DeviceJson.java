package payscore.adapter.web.order;

import java.util.Optional;
import payscore.domain.order.ServiceOrder;
import payscore.domain.terms.Device;
import payscore.domain.terms.Modification;

/** {@code device}, in requests and in answers. */
record DeviceJson(Optional<String> startDeviceId, Optional<String> endDeviceId, Optional<String> materielNo) {
    Device toDevice() {
        return new Device(startDeviceId, endDeviceId, materielNo);
    }

    /** What creation named, with what completion, or a lower amount that WeChat has, named in its place. */
    static Optional<DeviceJson> of(ServiceOrder order) {
        var created = order.terms().device().map(DeviceJson::of);
        var completed = order.modification().filter(lower -> order.isModified()).flatMap(Modification::device)
                .or(() -> order.completion().flatMap(completion -> completion.terms().device())).map(DeviceJson::of);
        return completed.map(last -> created.map(last::or).orElse(last)).or(() -> created);
    }

    private static DeviceJson of(Device device) {
        return new DeviceJson(device.startDeviceId(), device.endDeviceId(), device.materielNo());
    }

    private DeviceJson or(DeviceJson earlier) {
        return new DeviceJson(startDeviceId.or(earlier::startDeviceId), endDeviceId.or(earlier::endDeviceId),
                materielNo.or(earlier::materielNo));
    }
}
