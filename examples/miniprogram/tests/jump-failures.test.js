const { test } = require('node:test');
const assert = require('node:assert/strict');
const { explainJumpFailure } = require('../miniprogram/payscore/jump-failures');

for (const [failure, explanation] of [
  [{ errCode: 4108, errMsg: 'openBusinessView:fail' }, /another appid/],
  [{ err_code: '4185', errMsg: 'openBusinessView:fail' }, /empty/],
  [{ errMsg: 'openBusinessView:fail 4186' }, /altered/],
  [{ errCode: 4188 }, /not bound/],
  [{ errCode: 4189 }, /service id in the package/],
  [{ errCode: 4190 }, /service order number/],
  [{ errCode: 3961 }, /order is unknown/],
  [{ errMsg: 'openBusinessView:fail 商户签名校验失败' }, /APIv2/],
  [{ errMsg: 'openBusinessView:fail 非法的参数' }, /timestamp/],
  [{ errMsg: 'openBusinessView:fail 未获得权益' }, /expired/],
  [{ errMsg: 'openBusinessView:fail 系统繁忙' }, /expired/],
  [{ errMsg: 'openBusinessView:fail 暂无法使用此服务，微信支付分逐步开放中' }, /white list/],
  [{ errMsg: 'openBusinessView:fail 当前行业进行中订单过多' }, /too many/],
  [{ errMsg: 'openBusinessView:fail 请在合法渠道打开页面' }, /not opened through/],
]) {
  test(`${JSON.stringify(failure)} is explained`, () => {
    const why = explainJumpFailure(failure);

    assert.match(why.explanation, explanation);
    assert.notEqual(why.message, '');
  });
}

test('a code in its full internal form is the same code', () => {
  assert.deepEqual(explainJumpFailure({ errCode: 271314108 }), explainJumpFailure({ errCode: 4108 }));
});

test('digits inside another number are not a code', () => {
  assert.match(explainJumpFailure({ errMsg: 'openBusinessView:fail 141080' }).explanation, /did not open/);
});

test('a failure nobody has listed still has a message', () => {
  assert.match(explainJumpFailure({}).message, /请重试/);
});
