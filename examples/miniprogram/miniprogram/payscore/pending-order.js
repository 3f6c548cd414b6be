const { createKeptValue } = require('./kept-value');

/**
 * The out_order_no for which the confirmation page was opened and whose end is not known yet. Only this number leads back
 * to the order when the user returns by the arrow, the capsule or a swipe, or when WeChat kills our process meanwhile.
 *
 * @param {Object} wx
 */
function createPendingOrder(wx) {
  const kept = createKeptValue(wx, 'payscore.pending_out_order_no');

  return {
    /** @returns {string|undefined} */
    read: kept.read,

    /** @param {string} outOrderNo */
    remember: kept.write,

    /** Forgets this order, and leaves another one that was opened in the meantime alone. */
    forget(outOrderNo) {
      if (kept.read() === outOrderNo) {
        kept.clear();
      }
    },
  };
}

module.exports = { createPendingOrder };
