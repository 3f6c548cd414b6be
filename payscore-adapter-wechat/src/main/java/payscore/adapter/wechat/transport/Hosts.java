package payscore.adapter.wechat.transport;

import java.net.URI;

/**
 * WeChat's two access points (security reference §9).
 *
 * @param base the main one, scheme and host, perhaps a port
 * @param backup asked instead when the main one was certainly sent nothing
 */
public record Hosts(URI base, URI backup) {}
