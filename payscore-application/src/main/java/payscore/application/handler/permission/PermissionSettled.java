package payscore.application.handler.permission;

import payscore.domain.order.Decline;
import payscore.domain.permission.Authorization;

/** How an intent stands after an attempt. */
sealed interface PermissionSettled {
    record Done(Authorization authorization) implements PermissionSettled {}

    record Open(Authorization authorization) implements PermissionSettled {}

    record Rejected(Authorization authorization, Decline decline) implements PermissionSettled {}
}
