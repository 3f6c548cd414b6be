package payscore.adapter.web.refund;

import java.time.OffsetDateTime;
import java.util.Optional;
import payscore.adapter.web.json.WireTime;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.out.store.Command;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.refund.Refund;
import payscore.domain.refund.RefundStatus;

/**
 * A refund as the API shows it.
 *
 * @param refund the refund itself
 * @param waiting why WeChat's answer is not final, while the refund is REQUESTED, or was to be paid another way, and WeChat has said so
 */
record RefundResponse(String mchId, String outOrderNo, RefundJson refund, Optional<WaitingJson> waiting) {
    /**
     * WeChat's latest refusal, which may still change: NOT_ENOUGH means that the merchant has too little money with WeChat.
     *
     * @param nextAttemptAt when the service looks at it again, and asks again under the same number if need be
     */
    record WaitingJson(String code, String message, OffsetDateTime nextAttemptAt) {}

    static RefundResponse of(ReadRefund.View view) {
        return new RefundResponse(view.order().key().mchId().value(), view.order().key().outOrderNo().value(),
                RefundJson.of(view.refund()), waiting(view.refund(), view.unfinished()));
    }

    private static Optional<WaitingJson> waiting(Refund refund, Optional<Command> unfinished) {
        return unfinished
                .filter(command -> (command.kind() == CommandKind.REFUND && refund.status() == RefundStatus.REQUESTED)
                        || (command.kind() == CommandKind.ABNORMAL_REFUND && refund.isBeingRedirected()))
                .flatMap(command -> command.refusal().map(refusal -> new WaitingJson(
                        refusal.code(), refusal.message(), WireTime.of(command.dueAt()))));
    }
}
