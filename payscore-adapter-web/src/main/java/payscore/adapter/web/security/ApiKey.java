package payscore.adapter.web.security;

import java.util.Set;
import payscore.domain.merchant.MchId;

/**
 * An API key as the deployment knows it: never the key, only its digest.
 *
 * @param name for logs, and the owner of its {@code Idempotency-Key}s
 * @param digest SHA-256 of the key
 * @param merchants the merchants it may act for, at least one unless it is an operator's
 * @param isOperators it acts for every merchant of the deployment, whoever that is at the time
 */
record ApiKey(String name, Sha256 digest, Set<MchId> merchants, boolean isOperators) {
    ApiKey {
        merchants = Set.copyOf(merchants);
    }
}
