/**
 * The merchant's own back end, reached with wx.request. Replace this file if your project has its own way of calling the
 * back end: launching and returning need only an object with these three functions.
 *
 * @typedef {Object} Launch  what wx.openBusinessView needs, built and signed by the back end
 * @property {string} businessType
 * @property {Object<string, string>} extraData
 *
 * @typedef {{query_id: string}|{out_order_no: string}} Reference  exactly one of the two
 *
 * @typedef {Object} ReturnAnswer  what WeChat said when the back end asked
 * @property {string} out_order_no
 * @property {string} state
 * @property {string} [state_description]
 * @property {boolean} confirmed
 *
 * @typedef {Object} MerchantBackend
 * @property {function(string): Promise<Launch>} launchConfirmation  fresh parameters for this out_order_no
 * @property {function(string): Promise<Launch>} launchDetail
 * @property {function(Reference): Promise<ReturnAnswer>} answerReturn
 */

/**
 * @param {Object} wx
 * @param {{backendUrl: string, requestTimeoutMilliseconds: number}} settings
 * @param {function(): Object<string, string>} [sessionHeader]  the header by which the back end knows the user; it has to
 *     check that the order is this user's
 * @returns {MerchantBackend}
 */
function createMerchantBackend(wx, settings, sessionHeader) {
  function post(path, body) {
    return new Promise((resolve, reject) => {
      wx.request({
        url: settings.backendUrl + path,
        method: 'POST',
        data: body,
        header: Object.assign({ 'content-type': 'application/json' }, sessionHeader ? sessionHeader() : {}),
        timeout: settings.requestTimeoutMilliseconds,
        // "success" means that some HTTP answer arrived, a refusal included.
        success: (answer) => (answer.statusCode === 200 ? resolve(answer.data) : reject(refusal(answer))),
        fail: (failure) => reject(new Error(`The back end was not reached: ${failure.errMsg}`)),
      });
    });
  }

  function launch(outOrderNo, page) {
    return post(`/service-orders/${encodeURIComponent(outOrderNo)}/${page}`, {}).then((data) => data.launch.mini_program);
  }

  return {
    launchConfirmation: (outOrderNo) => launch(outOrderNo, 'confirmation-launch'),
    launchDetail: (outOrderNo) => launch(outOrderNo, 'detail-launch'),
    answerReturn: (reference) => post('/confirmation-returns', reference),
  };
}

function refusal(answer) {
  const problem = answer.data && answer.data.type ? ` ${answer.data.type}` : '';
  return new Error(`The back end answered ${answer.statusCode}${problem}`);
}

module.exports = { createMerchantBackend };
