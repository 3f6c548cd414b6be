package payscore.simulator.api;

import java.time.Instant;
import payscore.simulator.merchant.Merchant;

/** Says which merchant calls. */
interface Authenticator {
    /** The merchant, or a failure: 401 SIGN_ERROR, 406, 415 or 400 for the plain headers. */
    Merchant authenticate(ApiRequest request, Instant now);
}
