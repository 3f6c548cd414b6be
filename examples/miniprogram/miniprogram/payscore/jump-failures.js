const ASK_THE_MERCHANT = '暂时无法打开微信支付分，请联系商家';
const TRY_AGAIN = '微信支付分没有打开，请重试';

/**
 * What WeChat says when a PayScore page does not open: its code or a piece of its text, a sentence for the user, and one
 * for whoever has to repair it. Codes and texts are those of WeChat's FAQ.
 */
const KNOWN = [
  ['4108', ASK_THE_MERCHANT, 'The package was created with another appid than that of this mini program.'],
  ['4185', ASK_THE_MERCHANT, 'The package is empty or the businessType is wrong.'],
  ['4186', ASK_THE_MERCHANT, 'The package is invalid or was altered on its way.'],
  ['4188', ASK_THE_MERCHANT, 'The merchant number or the appid is not bound to the service id.'],
  ['4189', ASK_THE_MERCHANT, 'The service id in the package is invalid.'],
  ['4190', ASK_THE_MERCHANT, 'The service order number in the package is invalid.'],
  ['3961', ASK_THE_MERCHANT, 'Detail page: the service id is wrong or the order is unknown.'],
  ['商户签名校验失败', ASK_THE_MERCHANT, 'The launch signature is wrong: wrong key (APIv3 for APIv2), string or sign_type.'],
  ['非法的参数', ASK_THE_MERCHANT, 'mch_id is missing, or timestamp is not a string.'],
  ['未获得权益', TRY_AGAIN, 'The package was used or has expired, or binding or signature are wrong.'],
  ['系统繁忙', TRY_AGAIN, 'The package was used or has expired, or binding or signature are wrong.'],
  ['暂无法使用此服务', '您暂时无法使用微信支付分', 'Service not online and user not on its white list, or refused by the risk check.'],
  ['当前行业进行中订单过多', '您有未完成的订单，请完成后再试', 'The user has too many running or unpaid orders.'],
  ['请在合法渠道打开页面', ASK_THE_MERCHANT, 'The page was not opened through mini program, JSAPI or App.'],
];

/**
 * @param {{errCode?: number|string, err_code?: number|string, errMsg?: string}} failure  what wx.openBusinessView gave
 * @returns {{message: string, explanation: string}}  message for the user, explanation for the developer
 */
function explainJumpFailure(failure) {
  const said = [failure.errCode, failure.err_code, failure.errMsg].join(' ');
  const codes = (said.match(/\d+/g) || []).map(shortCode);
  const known = KNOWN.find(([sign]) => codes.indexOf(sign) >= 0 || (!/^\d/.test(sign) && said.indexOf(sign) >= 0));
  return known
    ? { message: known[1], explanation: known[2] }
    : { message: TRY_AGAIN, explanation: `WeChat did not open the page: ${failure.errMsg}` };
}

/** In full internal form the codes are 2713… numbers that end in the four digits of the FAQ: 271314108 is 4108. */
function shortCode(number) {
  return number.indexOf('2713') === 0 ? number.slice(-4) : number;
}

module.exports = { explainJumpFailure };
