/**
 * Everything a merchant may want to change.
 */
module.exports = {
  /**
   * Address of the merchant's own back end, which forwards to the PayScore service. Never the PayScore service itself:
   * its API key is a secret of the back end.
   */
  backendUrl: 'https://your-back-end.example/payscore',

  /** Milliseconds one question to the back end may take (honoured by base library 2.10.0 and later). */
  requestTimeoutMilliseconds: 10000,

  /** The appId of the PayScore mini program, from which a user returns. */
  payScoreAppId: 'wxd8f3793ea3b935b8',

  /**
   * Whether a query_id counts only if it comes from payScoreAppId. Off, because WeChat's own page names another appId to
   * compare with, and because nothing depends on it: a query_id is a question for the back end, not a proof.
   */
  onlyFromPayScore: false,

  /** When the back end is asked after a return, in seconds from that return, while the answer is not final. */
  askAtSeconds: [0, 1, 2, 3, 5, 10],
};
