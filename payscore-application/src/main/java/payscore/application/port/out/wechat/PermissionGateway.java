package payscore.application.port.out.wechat;

import payscore.domain.permission.Authorization;
import payscore.domain.permission.TerminationReason;

/**
 * The authorisations of WeChat Pay's PayScore API v3. Never throws for what WeChat or the network does: every outcome, time-outs included,
 * is an answer. Implementations sign each attempt afresh, verify every answer and keep a deadline over the whole call; they never retry.
 */
public interface PermissionGateway {
    /** The exact text of pre-permit; the caller keeps it and sends no other for this intent. Nothing personal is in it. */
    String renderPrePermit(Authorization authorization);

    /** The exact text of terminate; the caller keeps it and sends no other for this intent. Nothing personal is in it. */
    String renderTermination(Authorization authorization, TerminationReason reason);

    /** Sends what the authorisation's intent says: by code, or by the user where that is all that is known. */
    PermissionAnswer send(Authorization authorization);

    /** Asks how an authorisation stands. */
    PermissionReport query(PermissionQuery query);
}
