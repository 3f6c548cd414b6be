/**
 * One value in the mini program's storage, so that it survives a killed process. A full or broken storage must not keep a
 * user from renting: the value then lives as long as the process.
 *
 * @param {Object} wx
 * @param {string} key
 */
function createKeptValue(wx, key) {
  let inMemory;

  return {
    /** @returns {*} the value, or undefined if there is none */
    read() {
      if (inMemory !== undefined) {
        return inMemory;
      }
      try {
        // getStorageSync gives '' for a key that is not there.
        return wx.getStorageSync(key) || undefined;
      } catch (unreadable) {
        return undefined;
      }
    },

    write(value) {
      inMemory = value;
      try {
        wx.setStorageSync(key, value);
      } catch (full) {
        console.warn(`${key} could not be stored: ${full.message}`);
      }
    },

    clear() {
      inMemory = undefined;
      try {
        wx.removeStorageSync(key);
      } catch (unwritable) {
        console.warn(`${key} could not be removed: ${unwritable.message}`);
      }
    },
  };
}

module.exports = { createKeptValue };
