package payscore.adapter.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payscore.adapter.wechat.gateway.ErrorCodes.Meaning;
import payscore.adapter.wechat.wire.ErrorReport;
import payscore.application.port.out.store.CommandKind;

class ErrorCodesTest {
    @ParameterizedTest
    @CsvSource({
            // The request as such is wrong.
            "400, PARAM_ERROR, 参数错误, 0, DECLINED",
            "400, PARAM_ERROR, 最终总金额计算非法, 0, DECLINED",
            "400, PARAM_ERROR, 参数超出取值范围, 268435464, DECLINED",
            "400, PARAM_ERROR, 总金额超过此服务的服务风险金额, 271316656, DECLINED",
            "400, PARAM_ERROR, 真实结束时间小于预计开始时间, 271316637, DECLINED",
            "403, NO_AUTH, 商户暂无权限使用此服务, 268503786, DECLINED",
            "400, INVALID_REQUEST, 综合评估未通过, 271300099, DECLINED",
            "400, INVALID_REQUEST, 创建订单的订单风险金额超过此服务的服务风险金额, 0, DECLINED",
            "400, INVALID_REQUEST, mch_id 和 appid 未绑定, 271302149, DECLINED",
            // It depends on where the order stands.
            "400, INVALID_ORDER_STATE, 订单状态错误, 0, REFUSED_FOR_NOW",
            "400, ORDER_DONE, 订单已完成, 0, REFUSED_FOR_NOW",
            "400, ORDER_CANCELED, 订单已取消, 0, REFUSED_FOR_NOW",
            "404, ORDER_NOT_EXIST, 查询单据不存在, 271317510, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, '单据正在扣款中，请稍后重试', 0, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 参数错误, 271316754, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 参数错误, 271316592, REFUSED_FOR_NOW",
            "400, INVALID_REQUEST, 参数错误, 271302262, REFUSED_FOR_NOW",
            "400, INVALID_REQUEST, 参数错误, 271302332, REFUSED_FOR_NOW",
            "400, INVALID_REQUEST, 参数错误, 271302333, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 参数错误, 271316657, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 收款结果不明，请稍后重试, 0, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 完结订单状态不合法, 0, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 当前订单状态不满足撤销条件, 0, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 支付分扣款失败, 271316574, REFUSED_FOR_NOW",
            "400, PARAM_ERROR, 实际结束时间不能晚于使用完结接口的时间, 0, REFUSED_FOR_NOW",
            // What was sent first is learned by asking.
            "400, PARAM_ERROR, 订单重入参数校验失败, 271316598, MISMATCHED",
            "400, INVALID_REQUEST, 订单重入参数校验失败, 0, MISMATCHED",
            "400, INVALID_REQUEST, 请求不合法, 0, REFUSED_FOR_NOW",
            // No outcome at all.
            "429, FREQUENCY_LIMITED, 请求过于频繁, 268435472, THROTTLED",
            "429, RATE_LIMITED, 请求过于频繁, 0, THROTTLED",
            "429, SOMETHING_NEW, 请求过于频繁, 0, THROTTLED",
            "403, FREQUENCY_LIMITED, 请求过于频繁, 0, THROTTLED",
            // Everything else.
            "401, SIGN_ERROR, 错误的签名, 270924332, UNKNOWN",
            "400, BRAND_NEW, 全新, 0, UNKNOWN",
            "400, BRAND_NEW, 综合评估未通过, 271300099, UNKNOWN",
            "500, SYSTEM_ERROR, 系统错误, 0, UNKNOWN",
            "500, PARAM_ERROR, 参数错误, 0, UNKNOWN",
            "503, SERVICE_UNAVAILABLE, 服务不可用, 0, UNKNOWN"})
    void givesEveryRefusalItsMeaning(int status, String code, String message, String internalCode, Meaning expected) {
        assertThat(ErrorCodes.meaning(status, new ErrorReport(code, message), internalCode)).isEqualTo(expected);
    }

    /** Undocumented texts: of these kinds a refusal says little that no later state could turn into success. */
    @ParameterizedTest
    @CsvSource({
            "MODIFY, 400, PARAM_ERROR, 修改后的金额必须小于当前订单金额, 0, REFUSED_FOR_NOW",
            "SYNC, 400, PARAM_ERROR, 收款成功时间须晚于完结订单时间且不晚于当前时间, 0, REFUSED_FOR_NOW",
            "MODIFY, 400, PARAM_ERROR, 最终总金额计算非法, 0, DECLINED",
            "MODIFY, 400, PARAM_ERROR, 参数错误, 268435464, DECLINED",
            "SYNC, 403, NO_AUTH, 商户暂无权限使用此服务, 0, DECLINED",
            "MODIFY, 403, NO_AUTH, 没有权限, 0, DECLINED",
            "COLLECT, 400, PARAM_ERROR, 参数错误, 0, DECLINED",
            "COMPLETE, 400, PARAM_ERROR, 参数错误, 0, DECLINED",
            "MODIFY, 429, FREQUENCY_LIMITED, 请求过于频繁, 0, THROTTLED"})
    void doesNotTakeARefusalForDefiniteThatMayBeTheSecondAnswer(
            CommandKind kind, int status, String code, String message, String internalCode, Meaning expected) {
        assertThat(ErrorCodes.meaning(kind, status, new ErrorReport(code, message), internalCode)).isEqualTo(expected);
    }
}
