const { test } = require('node:test');
const assert = require('node:assert/strict');
const { createMerchantBackend } = require('../miniprogram/payscore/merchant-backend');
const { createFakeWx } = require('./support/fake-wx');
const { confirmationLaunch, inUse } = require('./support/fake-backend');

const settings = { backendUrl: 'https://rental.example/payscore', requestTimeoutMilliseconds: 10000 };

function connected(answerRequest, sessionHeader) {
  const wx = createFakeWx();
  wx.answerRequest = answerRequest;
  return { wx, backend: createMerchantBackend(wx, settings, sessionHeader) };
}

test('a confirmation launch is the mini program part of what the back end forwards', async () => {
  const { wx, backend } = connected(() => ({
    statusCode: 200,
    data: { launch: { mini_program: confirmationLaunch(1), jsapi: {}, app: {} } },
  }));

  assert.deepEqual(await backend.launchConfirmation('R-1001'), confirmationLaunch(1));
  assert.equal(wx.requests[0].method, 'POST');
  assert.equal(wx.requests[0].url, 'https://rental.example/payscore/service-orders/R-1001/confirmation-launch');
});

test('an out_order_no is escaped in the address', async () => {
  const { wx, backend } = connected(() => ({ statusCode: 200, data: { launch: {} } }));

  await backend.launchDetail('R|1001*');

  assert.equal(wx.requests[0].url, 'https://rental.example/payscore/service-orders/R%7C1001*/detail-launch');
});

test('a return is answered by exactly the reference given', async () => {
  const { wx, backend } = connected(() => ({ statusCode: 200, data: inUse('R-1001') }));

  assert.deepEqual(await backend.answerReturn({ query_id: 'Q-1' }), inUse('R-1001'));
  assert.equal(wx.requests[0].url, 'https://rental.example/payscore/confirmation-returns');
  assert.deepEqual(wx.requests[0].data, { query_id: 'Q-1' });
});

test('the user is known by the session header', async () => {
  const { wx, backend } = connected(
    () => ({ statusCode: 200, data: inUse('R-1001') }),
    () => ({ 'x-session': 'S-1' })
  );

  await backend.answerReturn({ out_order_no: 'R-1001' });

  assert.deepEqual(wx.requests[0].header, { 'content-type': 'application/json', 'x-session': 'S-1' });
});

test('a refusal of the back end is a failure with its status and problem', async () => {
  const { backend } = connected(() => ({ statusCode: 409, data: { type: '/problems/service-order-not-confirmable' } }));

  await assert.rejects(backend.launchConfirmation('R-1001'), /409 \/problems\/service-order-not-confirmable/);
});

test('a refusal with confirmed: true in it is still a refusal', async () => {
  const { backend } = connected(() => ({ statusCode: 403, data: inUse('R-1001') }));

  await assert.rejects(backend.answerReturn({ out_order_no: 'R-1001' }), /403/);
});

test('a back end that is not reached is a failure', async () => {
  const { backend } = connected(() => {
    throw new Error('timeout');
  });

  await assert.rejects(backend.answerReturn({ out_order_no: 'R-1001' }), /not reached: request:fail timeout/);
});
