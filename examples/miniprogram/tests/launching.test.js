const { test } = require('node:test');
const assert = require('node:assert/strict');
const { createWorld } = require('./support/world');
const { confirmationLaunch, detailLaunch } = require('./support/fake-backend');

const PENDING = 'payscore.pending_out_order_no';

test('the confirmation page is opened with exactly what the back end gave', async () => {
  const { payScore, wx } = createWorld();

  const outcome = await payScore.openConfirmation('R-1001');

  assert.deepEqual(outcome, { opened: true });
  assert.equal(wx.jumps.length, 1);
  assert.equal(wx.jumps[0].businessType, 'wxpayScoreUse');
  assert.deepEqual(wx.jumps[0].extraData, confirmationLaunch(1).extraData);
});

test('the order is remembered before the jump', async () => {
  const { payScore, wx } = createWorld();

  await payScore.openConfirmation('R-1001');

  assert.equal(wx.jumps[0].storedBefore.get(PENDING), '"R-1001"');
});

test('an order stays remembered when the jump fails', async () => {
  const { payScore, wx } = createWorld();
  wx.jumpFailure = { errMsg: 'openBusinessView:fail' };

  await payScore.openConfirmation('R-1001');

  assert.equal(wx.getStorageSync(PENDING), 'R-1001');
});

test('a WeChat without openBusinessView gets an upgrade prompt and uses up no launch', async () => {
  const { payScore, wx, backend } = createWorld();
  delete wx.openBusinessView;

  const outcome = await payScore.openConfirmation('R-1001');

  assert.equal(outcome.opened, false);
  assert.equal(outcome.reason, 'too-old');
  assert.equal(wx.modals.length, 1);
  assert.match(wx.modals[0].content, /升级微信/);
  assert.deepEqual(backend.launched, []);
});

test('a jump that WeChat refuses is explained to the user and to the developer', async () => {
  const { payScore, wx } = createWorld();
  wx.jumpFailure = { errMsg: 'openBusinessView:fail 271314108' };

  const outcome = await payScore.openConfirmation('R-1001');

  assert.equal(outcome.opened, false);
  assert.equal(outcome.reason, 'jump-failed');
  assert.match(outcome.message, /联系商家/);
  assert.match(outcome.explanation, /another appid/);
});

test('a jump that throws is a failed jump, and the next tap works', async () => {
  const { payScore, wx } = createWorld();
  const openBusinessView = wx.openBusinessView;
  wx.openBusinessView = () => {
    throw new Error('openBusinessView:fail parameter error');
  };
  assert.equal((await payScore.openConfirmation('R-1001')).reason, 'jump-failed');

  wx.openBusinessView = openBusinessView;
  assert.equal((await payScore.openConfirmation('R-1001')).opened, true);
});

test('without a launch from the back end there is no jump, and nothing is remembered', async () => {
  const { payScore, wx, backend } = createWorld();
  backend.launchConfirmation = async () => {
    throw new Error('The back end answered 409 /problems/service-order-not-confirmable');
  };

  const outcome = await payScore.openConfirmation('R-1001');

  assert.equal(outcome.reason, 'no-launch');
  assert.match(outcome.explanation, /not-confirmable/);
  assert.deepEqual(wx.jumps, []);
  assert.equal(wx.getStorageSync(PENDING), '');
});

test('a launch for another page is not used', async () => {
  const { payScore, wx, backend } = createWorld();
  backend.launchConfirmation = async (outOrderNo) => detailLaunch(outOrderNo);

  assert.equal((await payScore.openConfirmation('R-1001')).reason, 'no-launch');
  assert.deepEqual(wx.jumps, []);
});

test('a double tap fetches one launch and jumps once', async () => {
  const { payScore, wx, backend } = createWorld();

  const [first, second] = await Promise.all([payScore.openConfirmation('R-1001'), payScore.openConfirmation('R-1001')]);

  assert.equal(first.opened, true);
  assert.deepEqual(second, { opened: false, reason: 'already-opening' });
  assert.deepEqual(backend.launched, ['R-1001']);
  assert.equal(wx.jumps.length, 1);
});

test('each further attempt uses fresh parameters', async () => {
  const { payScore, wx } = createWorld();

  await payScore.openConfirmation('R-1001');
  await payScore.openConfirmation('R-1001');

  assert.deepEqual(
    wx.jumps.map((jump) => jump.extraData.package),
    [confirmationLaunch(1).extraData.package, confirmationLaunch(2).extraData.package]
  );
});

test('a storage that is full does not keep the user from confirming', async () => {
  const { payScore, wx, backend, clock } = createWorld();
  wx.setStorageSync = () => {
    throw new Error('setStorage:fail exceed storage max size');
  };

  assert.equal((await payScore.openConfirmation('R-1001')).opened, true);
  payScore.userCameBack({ scene: 1089 });
  await clock.advanceSeconds(0);

  assert.deepEqual(backend.asked, [{ out_order_no: 'R-1001' }]);
});

test('the detail page is opened with exactly what the back end gave, and is not waited for', async () => {
  const { payScore, wx } = createWorld();

  const outcome = await payScore.openDetail('R-1001');

  assert.deepEqual(outcome, { opened: true });
  assert.equal(wx.jumps[0].businessType, 'wxpayScoreDetail');
  assert.deepEqual(wx.jumps[0].extraData, detailLaunch('R-1001').extraData);
  assert.equal(wx.getStorageSync(PENDING), '');
});
