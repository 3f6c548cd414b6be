package payscore.adapter.wechat.launch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.Nonces;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.permission.PermissionToken;

/** Launch parameters of {@code openBusinessView} (launch reference §1, §4), signed as of now. */
public final class LaunchParametersSigner implements LaunchSigning {
    private final Credentials credentials;
    private final Nonces nonces;
    private final InstantSource clock;

    public LaunchParametersSigner(Credentials credentials, Nonces nonces, InstantSource clock) {
        this.credentials = credentials;
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public LaunchParameters confirmation(ServiceOrderKey key, ConfirmationTicket ticket) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("mch_id", key.mchId().value());
        fields.put("package", ticket.value());
        return signed("wxpayScoreUse", key.mchId(), fields, Optional.of(ticket.expiresAt()));
    }

    @Override
    public LaunchParameters detail(ServiceOrder order) {
        var mchId = order.key().mchId();
        var fields = new LinkedHashMap<String, String>();
        fields.put("mch_id", mchId.value());
        fields.put("service_id", order.serviceId().value());
        fields.put("out_order_no", order.key().outOrderNo().value());
        return signed("wxpayScoreDetail", mchId, fields, Optional.empty());
    }

    /** The token is all of it; the merchant signs nothing here. */
    @Override
    public LaunchParameters authorization(PermissionToken token) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("apply_permissions_token", token.value());
        return new LaunchParameters("wxpayScoreEnable", fields, Optional.of(token.expiresAt()));
    }

    private LaunchParameters signed(
            String businessType, MchId mchId, SequencedMap<String, String> fields, Optional<Instant> expiresAt) {
        fields.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        fields.put("nonce_str", nonces.next());
        fields.put("sign_type", "HMAC-SHA256");
        fields.put("sign", credentials.of(mchId).apiV2Key().sign(fields));
        return new LaunchParameters(businessType, fields, expiresAt);
    }
}
