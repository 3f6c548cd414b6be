package payscore.adapter.wechat.gateway;

import java.util.List;
import java.util.Set;
import payscore.adapter.wechat.wire.ErrorReport;
import payscore.application.port.out.store.CommandKind;

/**
 * What WeChat's signed refusals mean for a command (API reference F2 to F4). A code decides little by itself: one and the same
 * {@code PARAM_ERROR} is said of a bad field and of an order that is being charged. So the internal code and the text are looked
 * at first, towards the careful side: they make a refusal less definite. Only an {@code INVALID_REQUEST}, which by itself says
 * nothing, becomes definite by them. What is in none of the lists is unknown.
 */
final class ErrorCodes {
    enum Meaning {
        /** Definite: nothing that may happen to the order makes this request succeed. */
        DECLINED,
        /** Depends on the order's state, or on the clock. */
        REFUSED_FOR_NOW,
        /** What WeChat has under the number was asked for with other terms. */
        MISMATCHED,
        THROTTLED,
        UNKNOWN
    }

    private static final Set<String> THROTTLING = Set.of("FREQUENCY_LIMITED", "RATE_LIMITED");

    /** Re-entry with other parameters. */
    private static final String MISMATCH_INTERNAL_CODE = "271316598";
    private static final String MISMATCH_TEXT = "订单重入参数校验失败";

    /** Refusals that name the state of the order. */
    private static final Set<String> STATE_CODES = Set.of("INVALID_ORDER_STATE", "ORDER_DONE", "ORDER_CANCELED",
            "ORDER_NOT_EXIST");

    private static final Set<String> STATE_INTERNAL_CODES = Set.of(
            "271316754", // being charged
            "271316592", // not cancellable as it stands
            "271302262", // wrong state
            "271302332", // not confirmed yet
            "271302333", // cancelled already
            "271316657", // not waiting for payment
            "271316574", // the deduction failed, WeChat goes on trying
            "271317510", // no such order, perhaps not yet
            "268560785"); // the user's own limit

    private static final List<String> STATE_TEXTS = List.of(
            "单据正在扣款中",
            "当前订单状态不满足撤销条件",
            "当前订单状态不合法",
            "完结订单状态不合法",
            "仅服务订单支付状态为待支付时",
            "收款结果不明",
            "扣款失败",
            "查询单据不存在",
            // The end lies in WeChat's future: our clock is ahead, and the same bytes are right a moment later.
            "实际结束时间不能晚于使用完结接口的时间");

    /** Refusals of the request as such, whatever order it is for. */
    private static final Set<String> REQUEST_CODES = Set.of("PARAM_ERROR", "NO_AUTH");

    /** {@code INVALID_REQUEST} is said of states too, so by itself it does not count as a refusal of the request. */
    private static final String AMBIGUOUS_CODE = "INVALID_REQUEST";

    private static final Set<String> REQUEST_INTERNAL_CODES = Set.of(
            "268435464", // a parameter is out of range
            "271302144", // no such merchant number
            "271302149", // merchant number and app are not bound
            "268503786", // no permission
            "271316656", // total above the service's ceiling
            "271316637", // end before start
            "271300099", // WeChat's risk check
            "271299627"); // the user has unpaid orders

    private static final List<String> REQUEST_TEXTS = List.of(
            "最终总金额计算非法",
            "创建订单的订单风险金额超过此服务的服务风险金额",
            "总金额超过此服务的服务风险金额",
            "创建订单未填写服务结束时间",
            "真实结束时间小于预计开始时间",
            "服务开始时间不能早于调用接口时间",
            "综合评估未通过",
            "存在待处理的超时未支付订单",
            "商户暂无权限使用此服务",
            "此服务ID所属一级行业类型和API接口填写的行业类型不一致");

    private ErrorCodes() {}

    /**
     * What a refusal means for one kind of command. "Not lower than the present amount" is how WeChat may answer the second copy of a
     * modification that has succeeded, and "not later than now" what a fast clock of ours makes of a payment elsewhere. WeChat writes
     * down no texts for them, so of these commands only a refusal that is known to be about the request as such is definite.
     */
    static Meaning meaning(CommandKind kind, int status, ErrorReport error, String internalCode) {
        var meaning = meaning(status, error, internalCode);
        return meaning == Meaning.DECLINED && dependsOnTheMoment(kind) && !error.code().equals("NO_AUTH")
                && !isAboutTheRequest(error, internalCode)
                        ? Meaning.REFUSED_FOR_NOW
                        : meaning;
    }

    private static boolean dependsOnTheMoment(CommandKind kind) {
        return kind == CommandKind.MODIFY || kind == CommandKind.SYNC;
    }

    private static boolean isAboutTheRequest(ErrorReport error, String internalCode) {
        return REQUEST_INTERNAL_CODES.contains(internalCode)
                || REQUEST_TEXTS.stream().anyMatch(error.message()::contains);
    }

    /**
     * @param status 4xx; anything else says nothing definite
     * @param internalCode what follows the last hyphen of {@code Request-ID}; not covered by the signature
     */
    static Meaning meaning(int status, ErrorReport error, String internalCode) {
        if (status == 429) {
            return Meaning.THROTTLED;
        }
        if (status < 400 || status >= 500 || status == 401) {
            return Meaning.UNKNOWN;
        }
        if (THROTTLING.contains(error.code())) {
            return Meaning.THROTTLED;
        }
        if (internalCode.equals(MISMATCH_INTERNAL_CODE) || error.message().contains(MISMATCH_TEXT)) {
            return Meaning.MISMATCHED;
        }
        if (STATE_CODES.contains(error.code()) || STATE_INTERNAL_CODES.contains(internalCode)
                || STATE_TEXTS.stream().anyMatch(error.message()::contains)) {
            return Meaning.REFUSED_FOR_NOW;
        }
        if (REQUEST_CODES.contains(error.code())) {
            return Meaning.DECLINED;
        }
        if (error.code().equals(AMBIGUOUS_CODE)) {
            return isAboutTheRequest(error, internalCode) ? Meaning.DECLINED : Meaning.REFUSED_FOR_NOW;
        }
        return Meaning.UNKNOWN;
    }
}
