/** A merchant back end that answers what the test says and notes when it was asked what. */
function createFakeBackend(clock) {
  let answer = () => orderIs('CREATED');
  let launches = 0;

  const backend = {
    asked: [],
    askedAtSeconds: [],
    launched: [],

    /** @param {function(Object): Object} given  reference to answer; may throw */
    answersWith(given) {
      answer = given;
    },

    async launchConfirmation(outOrderNo) {
      backend.launched.push(outOrderNo);
      launches += 1;
      return confirmationLaunch(launches);
    },

    async launchDetail(outOrderNo) {
      backend.launched.push(outOrderNo);
      return detailLaunch(outOrderNo);
    },

    async answerReturn(reference) {
      backend.asked.push(reference);
      backend.askedAtSeconds.push(clock.now());
      return answer(reference);
    },
  };
  return backend;
}

function orderIs(state, { confirmed = false, outOrderNo = 'R-1001', description } = {}) {
  return { out_order_no: outOrderNo, state, state_description: description, confirmed };
}

const inUse = (outOrderNo) => orderIs('DOING', { confirmed: true, outOrderNo, description: 'USER_CONFIRM' });

function confirmationLaunch(count) {
  return {
    businessType: 'wxpayScoreUse',
    extraData: {
      mch_id: '1900000109',
      package: `AAQTnZoAAAABAAAAAAD8m2b8VRdZ2kVd-testpackage_000${count}`,
      timestamp: '1748743205',
      nonce_str: 'zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2',
      sign_type: 'HMAC-SHA256',
      sign: '364001940D8A108ECA4101E3B55FB8D8C53077FC53A2327A65279ABA8D527B7B',
    },
  };
}

function detailLaunch(outOrderNo) {
  return {
    businessType: 'wxpayScoreDetail',
    extraData: {
      mch_id: '1900000109',
      service_id: '2002000000000558128851361561536',
      out_order_no: outOrderNo,
      timestamp: '1748751400',
      nonce_str: 'zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2',
      sign_type: 'HMAC-SHA256',
      sign: '9B46837E6CBA362AB2DFCB1397D079D70B6312C60A9CC739B26B3F624846AA51',
    },
  };
}

module.exports = { createFakeBackend, confirmationLaunch, detailLaunch, orderIs, inUse };
