const settings = require('./settings');
const { createMerchantBackend } = require('./merchant-backend');
const { createPendingOrder } = require('./pending-order');
const { createHandledReturns } = require('./handled-returns');
const { createLaunching } = require('./launching');
const { createReturning } = require('./returning');

/**
 * Puts the pieces together. An App holds exactly one of these.
 *
 * @param {Object} wx
 * @param {Object} [replacements]
 * @param {MerchantBackend} [replacements.backend]  instead of wx.request to settings.backendUrl
 * @param {function(number): Promise} [replacements.pause]  resolves after so many milliseconds
 */
function createPayScore(wx, replacements) {
  const given = replacements || {};
  const backend = given.backend || createMerchantBackend(wx, settings);
  const pendingOrder = createPendingOrder(wx);
  const launching = createLaunching(wx, backend, pendingOrder);
  const returning = createReturning(backend, pendingOrder, createHandledReturns(wx), given.pause || pause, settings);
  return Object.assign({}, launching, returning);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

module.exports = { createPayScore };
