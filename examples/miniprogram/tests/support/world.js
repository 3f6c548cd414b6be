const { createFakeWx } = require('./fake-wx');
const { createFakeClock } = require('./fake-clock');
const { createFakeBackend } = require('./fake-backend');
const { createPayScore } = require('../../miniprogram/payscore');

/** A user's phone with our mini program on it, and the merchant's back end. */
function createWorld() {
  const clock = createFakeClock();
  const backend = createFakeBackend(clock);
  const world = { clock, backend, start };
  start();
  return world;

  /** The process is killed and started again: only the storage is left. */
  function start() {
    world.wx = createFakeWx(world.wx ? world.wx.storage : undefined);
    world.payScore = createPayScore(world.wx, { backend, pause: clock.pause });
    world.views = [];
    world.payScore.watch((view) => world.views.push(view));
  }
}

/** The user pressed the button inside the PayScore page. */
const byTheButton = (queryId, appId = 'wxd8f3793ea3b935b8') => ({
  scene: 1038,
  referrerInfo: { appId, extraData: { query_id: queryId } },
});

/** The user pressed the arrow in the corner: the scene is the same, but nothing comes along. */
const byTheArrow = () => ({ scene: 1038, referrerInfo: { appId: 'wxd8f3793ea3b935b8' } });

/** The user swiped away and opened the mini program again from the list of recent ones. */
const fromRecentMiniPrograms = () => ({ scene: 1089 });

module.exports = { createWorld, byTheButton, byTheArrow, fromRecentMiniPrograms };
