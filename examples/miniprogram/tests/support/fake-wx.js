/**
 * A WeChat client that remembers what it was asked to do.
 *
 * @param {Map<string, string>} [storage]  hand over the same one again to play a restarted process
 */
function createFakeWx(storage = new Map()) {
  const wx = {
    storage,
    jumps: [],
    modals: [],
    toasts: [],
    requests: [],
    /** Set to an object to let the next jumps fail with it. */
    jumpFailure: undefined,
    /** Set to (request) => {statusCode, data}, or to a function that throws for a broken network. */
    answerRequest: () => ({ statusCode: 404, data: {} }),

    getStorageSync: (key) => (storage.has(key) ? JSON.parse(storage.get(key)) : ''),
    setStorageSync: (key, value) => storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key) => storage.delete(key),
    showModal: (modal) => wx.modals.push(modal),
    showToast: (toast) => wx.toasts.push(toast),

    openBusinessView({ businessType, extraData, success, fail }) {
      wx.jumps.push({ businessType, extraData, storedBefore: new Map(storage) });
      setImmediate(() => (wx.jumpFailure ? fail(wx.jumpFailure) : success({ errMsg: 'openBusinessView:ok' })));
    },

    request({ url, method, data, header, timeout, success, fail }) {
      const request = { url, method, data, header, timeout };
      wx.requests.push(request);
      setImmediate(() => {
        let answer;
        try {
          answer = wx.answerRequest(request);
        } catch (broken) {
          fail({ errMsg: `request:fail ${broken.message}` });
          return;
        }
        success(answer);
      });
    },
  };
  return wx;
}

module.exports = { createFakeWx };
