const { test } = require('node:test');
const assert = require('node:assert/strict');
const { createWorld, byTheButton, byTheArrow, fromRecentMiniPrograms } = require('./support/world');
const { orderIs, inUse } = require('./support/fake-backend');

const PENDING = 'payscore.pending_out_order_no';

async function waitingForConfirmation() {
  const world = createWorld();
  await world.payScore.openConfirmation('R-1001');
  world.payScore.userLeft();
  return world;
}

/** Lets a minute pass, in which every round ends. Does not wait for the round itself, so that one without an end is seen. */
async function comesBack(world, options) {
  let view;
  world.payScore.userCameBack(options).then((last) => {
    view = last;
  });
  await world.clock.advanceSeconds(60);
  return view;
}

const lastView = ({ views }) => views[views.length - 1];

test('a return by the button is answered by its query_id', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));

  const view = await comesBack(world, byTheButton('Q-1'));

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-1' }]);
  assert.deepEqual(view, {
    outOrderNo: 'R-1001',
    status: 'confirmed',
    state: 'DOING',
    stateDescription: 'USER_CONFIRM',
  });
});

test('a return by the arrow is answered by the remembered order', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));

  const view = await comesBack(world, byTheArrow());

  assert.deepEqual(world.backend.asked, [{ out_order_no: 'R-1001' }]);
  assert.equal(view.status, 'confirmed');
});

test('a return with any other scene is answered by the remembered order', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));

  await comesBack(world, fromRecentMiniPrograms());

  assert.deepEqual(world.backend.asked, [{ out_order_no: 'R-1001' }]);
});

test('a query_id that comes with another scene is not one', async () => {
  const world = createWorld();

  await comesBack(world, Object.assign(byTheButton('Q-1'), { scene: 1037 }));

  assert.deepEqual(world.backend.asked, []);
});

for (const [description, queryId] of [
  ['a number', 1],
  ['empty', ''],
  ['longer than 512 characters', 'q'.repeat(513)],
]) {
  test(`a query_id that is ${description} is not one`, async () => {
    const world = createWorld();

    await comesBack(world, byTheButton(queryId));

    assert.deepEqual(world.backend.asked, []);
  });
}

test('a query_id of 512 characters is one', async () => {
  const world = createWorld();
  world.backend.answersWith(() => inUse('R-1001'));

  await comesBack(world, byTheButton('q'.repeat(512)));

  assert.deepEqual(world.backend.asked, [{ query_id: 'q'.repeat(512) }]);
});

test('opening the mini program with no order pending asks nothing', async () => {
  const world = createWorld();

  assert.equal(await comesBack(world, { scene: 1001 }), undefined);
  assert.equal(await comesBack(world, undefined), undefined);

  assert.deepEqual(world.backend.asked, []);
  assert.deepEqual(world.views, []);
});

test('coming back by the button without having confirmed is not a confirmation', async () => {
  const world = await waitingForConfirmation();

  const view = await comesBack(world, byTheButton('Q-1'));

  assert.equal(view.status, 'not-confirmed');
  assert.equal(world.wx.getStorageSync(PENDING), 'R-1001');
});

for (const almost of ['true', 1, undefined]) {
  test(`only confirmed: true counts, not ${JSON.stringify(almost)}`, async () => {
    const world = await waitingForConfirmation();
    world.backend.answersWith(() => ({ out_order_no: 'R-1001', state: 'DOING', confirmed: almost }));

    world.payScore.userCameBack(byTheButton('Q-1'));
    await world.clock.advanceSeconds(60);

    assert.equal(lastView(world).status, 'not-confirmed');
    assert.equal(world.wx.getStorageSync(PENDING), 'R-1001');
  });
}

test('an order that is not confirmed yet is asked for 0, 1, 2, 3, 5 and 10 seconds after the return, and no more', async () => {
  const world = await waitingForConfirmation();

  world.payScore.userCameBack(byTheArrow());
  await world.clock.advanceSeconds(3600);

  assert.deepEqual(world.backend.askedAtSeconds, [0, 1, 2, 3, 5, 10]);
  assert.deepEqual(
    world.views.map((view) => view.status),
    ['asking', 'not-confirmed']
  );
});

test('asking ends with the confirmation', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => (world.clock.now() < 3 ? orderIs('CREATED') : inUse('R-1001')));

  world.payScore.userCameBack(byTheArrow());
  await world.clock.advanceSeconds(3600);

  assert.deepEqual(world.backend.askedAtSeconds, [0, 1, 2, 3]);
  assert.equal(lastView(world).status, 'confirmed');
  assert.equal(world.wx.getStorageSync(PENDING), '');
});

for (const state of ['REVOKED', 'EXPIRED', 'DONE']) {
  test(`an order that is ${state} without a confirmation has ended and is forgotten`, async () => {
    const world = await waitingForConfirmation();
    world.backend.answersWith(() => orderIs(state));

    const view = await comesBack(world, byTheArrow());

    assert.equal(view.status, 'ended');
    assert.equal(world.backend.asked.length, 1);
    assert.equal(world.wx.getStorageSync(PENDING), '');
  });
}

test('a back end that fails is asked on the same schedule, and the order stays pending', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => {
    throw new Error('The back end answered 503');
  });

  world.payScore.userCameBack(byTheArrow());
  await world.clock.advanceSeconds(3600);

  assert.deepEqual(world.backend.askedAtSeconds, [0, 1, 2, 3, 5, 10]);
  assert.equal(lastView(world).status, 'no-answer');
  assert.equal(world.wx.getStorageSync(PENDING), 'R-1001');
});

test('a query_id the back end does not know is followed by the remembered order', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith((reference) => {
    if (reference.query_id) {
      throw new Error('The back end answered 404');
    }
    return inUse('R-1001');
  });

  world.payScore.userCameBack(byTheButton('Q-unknown'));
  await world.clock.advanceSeconds(1);

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-unknown' }, { out_order_no: 'R-1001' }]);
  assert.equal(lastView(world).status, 'confirmed');
});

test('a query_id of another order says nothing about the pending one', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith((reference) => (reference.query_id ? inUse('R-0999') : orderIs('CREATED')));

  await comesBack(world, byTheButton('Q-of-another-order'));

  assert.equal(lastView(world).outOrderNo, 'R-1001');
  assert.equal(lastView(world).status, 'not-confirmed');
  assert.equal(world.wx.getStorageSync(PENDING), 'R-1001');
});

test('launch options that are replayed on a later onShow are not a second return', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));
  await comesBack(world, byTheButton('Q-1'));

  await comesBack(world, byTheButton('Q-1'));

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-1' }]);
});

test('a replay is recognised after a restart', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));
  await comesBack(world, byTheButton('Q-1'));

  world.start();
  await comesBack(world, byTheButton('Q-1'));

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-1' }]);
});

test('a replayed query_id does not stand in for the order that is pending now', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith((reference) => inUse(reference.out_order_no || 'R-1001'));
  await comesBack(world, byTheButton('Q-1'));
  await world.payScore.openConfirmation('R-1002');
  world.payScore.userLeft();

  const view = await comesBack(world, byTheButton('Q-1'));

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-1' }, { out_order_no: 'R-1002' }]);
  assert.equal(view.outOrderNo, 'R-1002');
});

test('onLaunch and the onShow that follows it with the same options ask once', async () => {
  const world = await waitingForConfirmation();
  world.start();

  world.payScore.userCameBack(byTheButton('Q-1'));
  world.payScore.userCameBack(byTheButton('Q-1'));
  await world.clock.advanceSeconds(0);

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-1' }]);
});

test('an order is still pending after WeChat killed the process', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));

  world.start();
  const view = await comesBack(world, fromRecentMiniPrograms());

  assert.deepEqual(world.backend.asked, [{ out_order_no: 'R-1001' }]);
  assert.equal(view.status, 'confirmed');
  assert.equal(world.wx.getStorageSync(PENDING), '');
});

test('a return is answered by its query_id even if nothing was remembered', async () => {
  const world = createWorld();
  world.backend.answersWith(() => inUse('R-1001'));

  const view = await comesBack(world, byTheButton('Q-1'));

  assert.deepEqual(world.backend.asked, [{ query_id: 'Q-1' }]);
  assert.equal(view.outOrderNo, 'R-1001');
});

test('nothing is asked while the user is away, and each return begins anew', async () => {
  const world = await waitingForConfirmation();
  world.payScore.userCameBack(byTheArrow());
  await world.clock.advanceSeconds(2);

  world.payScore.userLeft();
  await world.clock.advanceSeconds(98);
  await comesBack(world, byTheArrow());

  assert.deepEqual(world.backend.askedAtSeconds, [0, 1, 2, 100, 101, 102, 103, 105, 110]);
});

test('an answer that arrives after the user left changes nothing', async () => {
  const world = await waitingForConfirmation();
  let arrive;
  world.backend.answersWith(() => new Promise((resolve) => (arrive = resolve)));
  world.payScore.userCameBack(byTheArrow());
  await world.clock.advanceSeconds(0);

  world.payScore.userLeft();
  arrive(inUse('R-1001'));
  await world.clock.advanceSeconds(60);

  assert.equal(lastView(world).status, 'asking');
  assert.equal(world.wx.getStorageSync(PENDING), 'R-1001');
});

test('the end of one order does not make the next one forgotten', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => (world.clock.now() < 3 ? orderIs('CREATED') : inUse('R-1001')));
  world.payScore.userCameBack(byTheArrow());
  await world.clock.advanceSeconds(2);

  await world.payScore.openConfirmation('R-1002');
  await world.clock.advanceSeconds(60);

  assert.equal(lastView(world).outOrderNo, 'R-1001');
  assert.equal(world.wx.getStorageSync(PENDING), 'R-1002');
});

test('the user can have it asked again', async () => {
  const world = await waitingForConfirmation();
  await comesBack(world, byTheArrow());
  world.backend.answersWith(() => inUse('R-1001'));

  world.payScore.askAgain();
  await world.clock.advanceSeconds(60);

  assert.equal(lastView(world).status, 'confirmed');
});

test('a page that comes late sees the last view, and none after it stopped watching', async () => {
  const world = await waitingForConfirmation();
  world.backend.answersWith(() => inUse('R-1001'));
  await comesBack(world, byTheArrow());
  const seen = [];

  const stop = world.payScore.watch((view) => seen.push(view.status));
  stop();
  stop();
  await comesBack(world, byTheButton('Q-2'));

  assert.deepEqual(seen, ['confirmed']);
  assert.deepEqual(
    world.views.map((view) => view.status),
    ['asking', 'confirmed', 'asking', 'confirmed']
  );
});
