/** No-confirm mode: the user authorises a service once, and orders under it need no confirmation. */
package payscore.domain.permission;
