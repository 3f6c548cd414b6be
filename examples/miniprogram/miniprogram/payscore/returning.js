const { queryIdIn } = require('./return-options');

/** States in which the user's confirmation is no longer waited for. */
const STATES_WITHOUT_CONFIRMATION = ['REVOKED', 'EXPIRED', 'DONE'];

/**
 * Finds out what happened while the user was away. Coming back, with or without a query_id, proves nothing: only the back
 * end's `confirmed: true` counts, which it learned from WeChat.
 *
 * @typedef {Object} View  what a page may show
 * @property {string} [outOrderNo]
 * @property {'asking'|'confirmed'|'ended'|'not-confirmed'|'no-answer'} status  `ended`: the order cannot be confirmed any
 *     more; `not-confirmed`: still open, the user may confirm; `no-answer`: the back end could not say
 * @property {string} [state]  WeChat's word
 * @property {string} [stateDescription]  WeChat's word
 *
 * @param {MerchantBackend} backend
 * @param {Object} pendingOrder
 * @param {Object} handledReturns
 * @param {function(number): Promise} pause  resolves after so many milliseconds
 * @param {{askAtSeconds: number[], payScoreAppId: string, onlyFromPayScore: boolean}} settings
 */
function createReturning(backend, pendingOrder, handledReturns, pause, settings) {
  const watchers = [];
  let view;
  let current;

  function show(next) {
    view = next;
    watchers.slice().forEach((watcher) => watcher(view));
  }

  /** One bounded round of questions. A newer round, or the user leaving, silences it. */
  function begin(queryId, outOrderNo) {
    const round = { outOrderNo };
    current = round;
    show({ outOrderNo, status: 'asking' });
    round.finished = ask(round, queryId, 0, undefined);
    return round.finished;
  }

  function ask(round, queryId, turn, lastAnswer) {
    if (turn === settings.askAtSeconds.length) {
      return Promise.resolve(finish(round, lastAnswer));
    }
    return waitFor(turn)
      .then(() => (round === current ? answerTo(round, queryId) : undefined))
      .then((answer) => {
        if (round !== current) {
          return undefined;
        }
        if (answer && isFinal(answer)) {
          pendingOrder.forget(answer.out_order_no);
          return finish(round, answer);
        }
        // Our own number is the better reference: a query_id may belong to another order or be unknown.
        return ask(round, round.outOrderNo ? undefined : queryId, turn + 1, answer || lastAnswer);
      });
  }

  function waitFor(turn) {
    const seconds = turn === 0 ? 0 : settings.askAtSeconds[turn] - settings.askAtSeconds[turn - 1];
    return seconds === 0 ? Promise.resolve() : pause(seconds * 1000);
  }

  /** @returns {Promise<ReturnAnswer|undefined>} undefined if there is no answer about the order of this round */
  function answerTo(round, queryId) {
    return Promise.resolve()
      .then(() => backend.answerReturn(queryId ? { query_id: queryId } : { out_order_no: round.outOrderNo }))
      .then(
        (answer) => (answer && (!round.outOrderNo || answer.out_order_no === round.outOrderNo) ? answer : undefined),
        (failure) => {
          console.warn(`PayScore return not answered: ${failure.message}`);
          return undefined;
        }
      );
  }

  function finish(round, answer) {
    current = undefined;
    show(viewOf(round, answer));
    return view;
  }

  function resume() {
    const outOrderNo = pendingOrder.read();
    // On a cold start onLaunch and onShow both come here.
    if (current && current.outOrderNo === outOrderNo) {
      return current.finished;
    }
    return outOrderNo ? begin(undefined, outOrderNo) : Promise.resolve(undefined);
  }

  return {
    /**
     * To be called in App.onLaunch and App.onShow, whatever the scene: the arrow, the capsule and a swipe bring nothing
     * back, so an order that is still pending is reason enough to ask.
     *
     * @param {Object} [options]  as WeChat gave them
     * @returns {Promise<View|undefined>} undefined if there was nothing to ask or the round was silenced; never rejects
     */
    userCameBack(options) {
      const queryId = queryIdIn(options, settings);
      return handledReturns.isNew(queryId) ? begin(queryId, pendingOrder.read()) : resume();
    },

    /** To be called in App.onHide. The round ends here; the next onShow begins a new one with its first question. */
    userLeft() {
      current = undefined;
    },

    /** Asks again about the pending order, for a "check again" button. */
    askAgain: resume,

    /**
     * @param {function(View)} watcher  called at once with the last view, if there is one, and with each new one
     * @returns {function()} stops watching
     */
    watch(watcher) {
      watchers.push(watcher);
      if (view) {
        watcher(view);
      }
      return () => {
        const at = watchers.indexOf(watcher);
        if (at >= 0) {
          watchers.splice(at, 1);
        }
      };
    },
  };
}

function isFinal(answer) {
  return answer.confirmed === true || STATES_WITHOUT_CONFIRMATION.indexOf(answer.state) >= 0;
}

function viewOf(round, answer) {
  if (!answer) {
    return { outOrderNo: round.outOrderNo, status: 'no-answer' };
  }
  return {
    outOrderNo: answer.out_order_no,
    status: statusOf(answer),
    state: answer.state,
    stateDescription: answer.state_description,
  };
}

function statusOf(answer) {
  if (answer.confirmed === true) {
    return 'confirmed';
  }
  return isFinal(answer) ? 'ended' : 'not-confirmed';
}

module.exports = { createReturning };
