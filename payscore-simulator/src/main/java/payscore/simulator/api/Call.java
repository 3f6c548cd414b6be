package payscore.simulator.api;

import java.util.Map;
import java.util.Optional;
import payscore.simulator.merchant.Merchant;
import tools.jackson.databind.JsonNode;

/**
 * An authenticated call.
 *
 * @param outOrderNo of the path, for the calls that have one there; the authorization_code of the calls about authorisations
 * @param openid of the path, for the calls that have one there
 * @param body the parsed body; an empty object for GET
 * @param host what the caller calls us
 * @param refundId of the path, for the call that has it there
 * @param serial {@code Wechatpay-Serial}: the key that fields of the body are encrypted with
 */
record Call(
        Merchant merchant,
        Optional<String> outOrderNo,
        Optional<String> openid,
        Map<String, String> query,
        JsonNode body,
        Optional<String> host,
        Optional<String> refundId,
        Optional<String> serial) {}
