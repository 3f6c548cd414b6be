/** WeChat's scene number for "returned from another mini program". */
const SCENE_RETURNED_FROM_MINI_PROGRAM = 1038;

const QUERY_ID_LENGTH_MAX = 512;

/**
 * The query_id in the options of App.onLaunch or App.onShow. It is there only if the user came back by the button inside
 * the PayScore page.
 *
 * @param {Object} [options]
 * @param {{payScoreAppId: string, onlyFromPayScore: boolean}} settings
 * @returns {string|undefined}
 */
function queryIdIn(options, settings) {
  if (!options || options.scene !== SCENE_RETURNED_FROM_MINI_PROGRAM || !options.referrerInfo) {
    return undefined;
  }
  if (settings.onlyFromPayScore && options.referrerInfo.appId !== settings.payScoreAppId) {
    return undefined;
  }
  const queryId = (options.referrerInfo.extraData || {}).query_id;
  const usable = typeof queryId === 'string' && queryId.length > 0 && queryId.length <= QUERY_ID_LENGTH_MAX;
  return usable ? queryId : undefined;
}

module.exports = { queryIdIn };
