package payscore.simulator.api;

import java.security.PrivateKey;
import java.util.Optional;
import payscore.simulator.json.Fields;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundDesk;
import payscore.simulator.order.RefundPayee;
import payscore.simulator.security.SensitiveField;
import payscore.simulator.security.WeChatKeys;
import tools.jackson.databind.node.ObjectNode;

/** C4: pays a refund another way that the user's card does not take. */
final class ApplyAbnormalRefund implements Endpoint {
    private static final int CIPHERTEXT_MAX = 1024;

    private final RefundDesk desk;
    private final WeChatKeys keys;

    ApplyAbnormalRefund(RefundDesk desk, WeChatKeys keys) {
        this.desk = desk;
        this.keys = keys;
    }

    @Override
    public ObjectNode handle(Call call) {
        Fields body = Fields.of(call.body());
        String number = body.text("out_refund_no", 64);
        RefundPayee payee = payee(body, call.serial());
        desk.planOf(number).refusal().ifPresent(code -> {
            throw RefundRefusals.of(code);
        });
        Refund refund = desk.find(call.merchant().mchId(), number)
                .filter(known -> call.refundId().equals(Optional.of(known.refundId())))
                .orElseThrow(() -> ApiFailure.of(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
        if (refund.status() != Refund.Status.ABNORMAL) {
            throw ApiFailure.invalidRequest("退款单状态不是退款异常，不能发起异常退款");
        }
        desk.redirect(refund, payee);
        return refund.answer();
    }

    private RefundPayee payee(Fields body, Optional<String> serial) {
        String type = body.text("type", 32);
        return switch (type) {
            case "MERCHANT_BANK_CARD" -> new RefundPayee(type, Optional.empty());
            case "USER_BANK_CARD" -> {
                PrivateKey key = serial.flatMap(keys::named)
                        .orElseThrow(() -> ApiFailure.paramError("Wechatpay-Serial没有对应的微信支付公钥或平台证书"));
                yield new RefundPayee(type, Optional.of(new RefundPayee.Card(body.text("bank_type", 32),
                        opened(body, "bank_account", key), opened(body, "real_name", key))));
            }
            default -> throw body.bad("type", "只能是USER_BANK_CARD或MERCHANT_BANK_CARD");
        };
    }

    private static String opened(Fields body, String name, PrivateKey key) {
        return SensitiveField.open(key, body.text(name, CIPHERTEXT_MAX))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> body.bad(name, "解密失败"));
    }
}
