package payscore.simulator.api;

import java.util.Optional;
import payscore.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer other than success, with the documented code and text. The sub-code becomes the end of the Request-ID header
 * (WeChat API reference, part F).
 */
final class ApiFailure extends RuntimeException {
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final String code;
    private final String subCode;
    private final Optional<ObjectNode> detail;

    private ApiFailure(int status, String code, String message, String subCode, Optional<ObjectNode> detail) {
        super(message);
        this.status = status;
        this.code = code;
        this.subCode = subCode;
        this.detail = detail;
    }

    static ApiFailure of(int status, String code, String message) {
        return new ApiFailure(status, code, message, "1", Optional.empty());
    }

    static ApiFailure of(int status, String code, String message, String subCode) {
        return new ApiFailure(status, code, message, subCode, Optional.empty());
    }

    static ApiFailure badField(String location, String field, String issue) {
        ObjectNode detail = Json.object().put("location", location).put("field", field).put("issue", issue);
        return new ApiFailure(BAD_REQUEST, "PARAM_ERROR", "参数错误：" + issue, "268435464", Optional.of(detail));
    }

    static ApiFailure paramError(String message) {
        return of(BAD_REQUEST, "PARAM_ERROR", message);
    }

    static ApiFailure paramError(String message, String subCode) {
        return of(BAD_REQUEST, "PARAM_ERROR", message, subCode);
    }

    static ApiFailure invalidRequest(String message) {
        return of(BAD_REQUEST, "INVALID_REQUEST", message);
    }

    static ApiFailure invalidRequest(String message, String subCode) {
        return of(BAD_REQUEST, "INVALID_REQUEST", message, subCode);
    }

    static ApiFailure reentry(boolean asParamError) {
        return of(BAD_REQUEST, asParamError ? "PARAM_ERROR" : "INVALID_REQUEST", "订单重入参数校验失败", "271316598");
    }

    static ApiFailure inFlight() {
        return invalidRequest("单据正在扣款中，请稍后重试", "271316754");
    }

    static ApiFailure notCollecting() {
        return invalidRequest("仅服务订单支付状态为待支付时，才可使用此能力", "271316657");
    }

    static ApiFailure notCancellable(String code) {
        return of(BAD_REQUEST, code, "当前订单状态不满足撤销条件", "271316592");
    }

    static ApiFailure orderDone() {
        return of(BAD_REQUEST, "ORDER_DONE", "订单已完成", "271302262");
    }

    static ApiFailure noAuth(String message, String subCode) {
        return of(403, "NO_AUTH", message, subCode);
    }

    static ApiFailure orderNotExist() {
        return of(404, "ORDER_NOT_EXIST", "查询单据不存在", "271317510");
    }

    static ApiFailure signError(String message) {
        return of(401, "SIGN_ERROR", message, "270924332");
    }

    Answer toAnswer() {
        ObjectNode body = Json.object().put("code", code).put("message", String.valueOf(getMessage()));
        detail.ifPresent(value -> body.set("detail", value));
        return Answer.json(status, body, subCode);
    }
}
