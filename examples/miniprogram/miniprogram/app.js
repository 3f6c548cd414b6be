/**
 * The return from PayScore belongs here and not in a page: WeChat hands the launch options of a return to the App only,
 * and after the process was killed no page of ours is alive to receive them.
 */
const { createPayScore } = require('./payscore/index');

App({
  payScore: createPayScore(wx),

  onLaunch(options) {
    this.payScore.userCameBack(options);
  },

  onShow(options) {
    this.payScore.userCameBack(options);
  },

  onHide() {
    this.payScore.userLeft();
  },
});
