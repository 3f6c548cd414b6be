package payscore.application.port.out.wechat;

import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.permission.Authorization;
import payscore.domain.permission.TerminationReason;

/**
 * The authorisations of WeChat Pay's PayScore API v3. Never throws for what WeChat or the network does: every outcome, time-outs included,
 * is an answer. Implementations sign each attempt afresh, verify every answer and keep a deadline over the whole call; they never retry.
 */
public interface PermissionGateway {
    /** The exact text of pre-permit; the caller keeps it and sends no other for this command. Nothing personal is in it. */
    RequestBody renderPrePermit(Authorization authorization);

    /** The exact text of terminate; the caller keeps it and sends no other for this command. Nothing personal is in it. */
    RequestBody renderTermination(Authorization authorization, TerminationReason reason);

    /**
     * Asks for it: by code, or by the user where that is all that is known.
     *
     * @param kind PRE_PERMIT or TERMINATE
     * @param body as it was rendered
     */
    CommandAnswer send(CommandKind kind, Authorization authorization, RequestBody body);

    /** Asks how an authorisation stands. */
    PermissionReport query(PermissionQuery query);
}
