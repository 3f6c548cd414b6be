const { test, afterEach } = require('node:test');
const assert = require('node:assert/strict');
const path = require('node:path');
const { createFakeWx } = require('./support/fake-wx');
const { settled } = require('./support/fake-clock');
const { confirmationLaunch, inUse } = require('./support/fake-backend');

const ROOT = path.join(__dirname, '..', 'miniprogram');

/** Runs app.js and the order page as WeChat would, against the given client. */
function runMiniProgram(wx) {
  let app;
  let page;
  global.wx = wx;
  global.App = (definition) => (app = definition);
  global.Page = (definition) => (page = definition);
  global.getApp = () => app;
  load('app.js');
  load('pages/order/order.js');
  page.data = Object.assign({}, page.data);
  page.setData = (changes) => Object.assign(page.data, changes);
  return { app, page };
}

function load(file) {
  const name = path.join(ROOT, file);
  delete require.cache[name];
  require(name);
}

function clientWithBackend() {
  const wx = createFakeWx();
  wx.answerRequest = ({ url }) => ({
    statusCode: 200,
    data: url.endsWith('-launch') ? { launch: { mini_program: confirmationLaunch(1) } } : inUse('R-1001'),
  });
  return wx;
}

afterEach(() => {
  for (const name of ['wx', 'App', 'Page', 'getApp']) {
    delete global[name];
  }
});

test('a user confirms an order and sees it confirmed', async () => {
  const wx = clientWithBackend();
  const { app, page } = runMiniProgram(wx);
  app.onLaunch({ scene: 1001 });
  app.onShow({ scene: 1001 });
  page.onLoad({ out_order_no: 'R-1001' });

  await page.confirm();
  assert.equal(page.data.status, 'idle', 'the jump alone confirms nothing');
  app.onHide();
  app.onShow({ scene: 1038, referrerInfo: { extraData: { query_id: 'Q-1' } } });
  assert.equal(page.data.status, 'asking');
  await settled();

  assert.equal(page.data.status, 'confirmed');
  assert.deepEqual(
    wx.requests.map((request) => request.data),
    [{}, { query_id: 'Q-1' }]
  );
});

test('an order that was open when WeChat killed the process is resumed in onLaunch', async () => {
  const wx = clientWithBackend();
  const first = runMiniProgram(wx);
  first.page.onLoad({ out_order_no: 'R-1001' });
  await first.page.confirm();
  wx.requests.length = 0;

  const { app, page } = runMiniProgram(wx);
  app.onLaunch({ scene: 1089 });
  app.onShow({ scene: 1089 });
  page.onLoad({ out_order_no: 'R-1001' });
  await settled();

  assert.deepEqual(
    wx.requests.map((request) => request.data),
    [{ out_order_no: 'R-1001' }]
  );
  assert.equal(page.data.status, 'confirmed');
});

test('a page shows nothing of another order', async () => {
  const wx = clientWithBackend();
  const { app, page } = runMiniProgram(wx);
  page.onLoad({ out_order_no: 'R-2002' });

  app.onShow({ scene: 1038, referrerInfo: { extraData: { query_id: 'Q-1' } } });
  await settled();

  assert.equal(page.data.status, 'idle');
});

test('a user learns why the page did not open, and can tap again', async () => {
  const wx = clientWithBackend();
  wx.jumpFailure = { errMsg: 'openBusinessView:fail 当前行业进行中订单过多' };
  const { page } = runMiniProgram(wx);
  page.onLoad({ out_order_no: 'R-1001' });

  await page.confirm();

  assert.match(wx.toasts[0].title, /未完成的订单/);
  assert.equal(page.data.opening, false);
});

test('a page that is gone is not told anything', async () => {
  const wx = clientWithBackend();
  const { app, page } = runMiniProgram(wx);
  page.onLoad({ out_order_no: 'R-1001' });

  page.onUnload();
  app.onShow({ scene: 1038, referrerInfo: { extraData: { query_id: 'Q-1' } } });
  await settled();

  assert.equal(page.data.status, 'idle');
});
