package payscore.simulator.api;

/** The refusals of refunds that no rule here leads to, by their code (WeChat API reference C5). */
final class RefundRefusals {
    private RefundRefusals() {}

    static ApiFailure of(String code) {
        return switch (code) {
            case "NOT_ENOUGH" -> ApiFailure.of(403, code, "基本账户余额不足，请充值后重新发起");
            case "USER_ACCOUNT_ABNORMAL" -> ApiFailure.of(403, code, "用户账户注销");
            case "NO_AUTH" -> ApiFailure.of(403, code, "没有退款权限");
            case "REQUEST_BLOCKED" -> ApiFailure.of(403, code, "此请求被拦截");
            case "MCH_NOT_EXISTS" -> ApiFailure.of(400, code, "商户号不存在");
            case "PARAM_ERROR" -> ApiFailure.of(400, code, "参数错误");
            case "INVALID_REQUEST" -> ApiFailure.of(400, code, "请求参数符合参数格式，但不符合业务规则");
            case "RESOURCE_NOT_EXISTS" -> ApiFailure.of(404, code, "订单号不存在");
            case "FREQUENCY_LIMITED" -> ApiFailure.of(429, code, "频率限制,1个月之前的订单请降低申请频率再重试");
            case "SYSTEM_ERROR" -> ApiFailure.of(500, code, "接口返回错误");
            default -> throw new IllegalArgumentException("no documented refusal of a refund: " + code);
        };
    }
}
