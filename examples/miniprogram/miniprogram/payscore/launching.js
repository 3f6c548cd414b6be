const { explainJumpFailure } = require('./jump-failures');

/**
 * Opens the PayScore pages.
 *
 * @typedef {Object} Opening
 * @property {boolean} opened  true says that the jump worked and nothing else: not that the user confirmed or paid
 * @property {'too-old'|'already-opening'|'no-launch'|'jump-failed'} [reason]  why the page was not opened
 * @property {string} [message]  a sentence for the user; absent where the user needs none
 * @property {string} [explanation]  a sentence for the developer
 *
 * @param {Object} wx
 * @param {MerchantBackend} backend
 * @param {Object} pendingOrder
 */
function createLaunching(wx, backend, pendingOrder) {
  let opening = false;

  /** @returns {Promise<Opening>} never rejects */
  function open(businessType, fetchLaunch, beforeTheJump) {
    // Asked before the back end is, because a launch is good for one page only.
    if (!wx.openBusinessView) {
      wx.showModal({
        title: '提示',
        content: '当前微信版本过低，无法使用微信支付分，请升级微信后重试',
        showCancel: false,
      });
      return Promise.resolve({ opened: false, reason: 'too-old' });
    }
    // A second tap would fetch a second package and jump twice.
    if (opening) {
      return Promise.resolve({ opened: false, reason: 'already-opening' });
    }
    opening = true;
    return Promise.resolve()
      .then(fetchLaunch)
      .then((launch) => checked(launch, businessType))
      .then(
        (launch) => {
          beforeTheJump();
          return jump(launch);
        },
        (refusal) => failed('no-launch', { message: '暂时无法发起，请稍后重试', explanation: refusal.message })
      )
      .then((outcome) => {
        opening = false;
        return outcome;
      });
  }

  /** Hands over what the back end gave, untouched: extraData is signed. */
  function jump(launch) {
    return new Promise((resolve) => {
      wx.openBusinessView({
        businessType: launch.businessType,
        extraData: launch.extraData,
        success: () => resolve({ opened: true }),
        fail: resolve,
      });
    })
      .catch((thrown) => ({ errMsg: thrown.message }))
      .then((outcome) => (outcome.opened ? outcome : failed('jump-failed', explainJumpFailure(outcome))));
  }

  return {
    /**
     * Opens the page on which the user confirms the order. Each call asks the back end for fresh parameters.
     *
     * @param {string} outOrderNo
     * @returns {Promise<Opening>}
     */
    openConfirmation: (outOrderNo) =>
      open(
        'wxpayScoreUse',
        () => backend.launchConfirmation(outOrderNo),
        // Before the jump, because the process may be killed while the user is away. Kept if the jump fails: only the
        // back end knows how an order ended.
        () => pendingOrder.remember(outOrderNo)
      ),

    /**
     * Opens the page that shows the order, with a button to pay if it is unpaid. Nothing comes back from there.
     *
     * @param {string} outOrderNo
     * @returns {Promise<Opening>}
     */
    openDetail: (outOrderNo) => open('wxpayScoreDetail', () => backend.launchDetail(outOrderNo), () => {}),
  };
}

function checked(launch, businessType) {
  if (!launch || launch.businessType !== businessType || !launch.extraData) {
    throw new Error(`The back end gave no launch for ${businessType}`);
  }
  return launch;
}

function failed(reason, why) {
  // The launch itself stays out of every log: its package lets whoever opens it first confirm the order.
  console.warn(`PayScore page not opened (${reason}): ${why.explanation}`);
  return { opened: false, reason, message: why.message, explanation: why.explanation };
}

module.exports = { createLaunching };
