const { createKeptValue } = require('./kept-value');

/** Phones replay the last return only; a few more cost nothing, and the list has an end. */
const REMEMBERED_MAX = 5;

/**
 * The query_ids that were already acted on. Some phones hand out the launch options of the last return again on a later
 * onShow, and on every cold start onLaunch and onShow receive the same options.
 *
 * @param {Object} wx
 */
function createHandledReturns(wx) {
  const kept = createKeptValue(wx, 'payscore.handled_query_ids');

  return {
    /**
     * @param {string|undefined} queryId
     * @returns {boolean} true the first time this query_id is seen, never again
     */
    isNew(queryId) {
      const handled = kept.read() || [];
      if (!queryId || handled.indexOf(queryId) >= 0) {
        return false;
      }
      kept.write([queryId].concat(handled).slice(0, REMEMBERED_MAX));
      return true;
    },
  };
}

module.exports = { createHandledReturns };
