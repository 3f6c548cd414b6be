package payscore.application.port.out.wechat;

import java.util.Optional;
import payscore.domain.permission.AuthorizationCode;
import payscore.domain.permission.AuthorizationFact;

/** What WeChat says of an authorisation when asked. */
public sealed interface PermissionReport {
    /** @param code where WeChat tells it; the answer by user need not */
    record Found(AuthorizationFact.Standing standing, Optional<AuthorizationCode> code) implements PermissionReport {}

    /** Signed 404. No proof that a request will not arrive late. */
    record NotFound() implements PermissionReport {}

    /**
     * No usable answer.
     *
     * @param cause for logs: few distinct words, no data
     */
    record Unavailable(String cause) implements PermissionReport {}
}
