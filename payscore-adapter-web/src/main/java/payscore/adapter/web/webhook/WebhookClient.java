package payscore.adapter.web.webhook;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;

/**
 * The HTTP client of webhooks: it does what it is told once, and nothing by itself. No redirects, retries, cookies, compression,
 * proxies or upgrades, and a new connection for every call, so that every call has its address checked.
 */
final class WebhookClient {
    /** More than the dispatcher ever has in flight: the limit is there, not here. */
    private static final int CONNECTIONS_MAX = 4096;
    private static final int CONNECT_SECONDS_MAX = 5;
    private static final int HEADER_LENGTH_MAX = 8192;
    private static final int HEADERS_MAX = 100;

    private WebhookClient() {}

    static CloseableHttpClient create(AllowedHosts allowed) {
        return create(SystemDefaultDnsResolver.INSTANCE, allowed, DefaultClientTlsStrategy.createDefault());
    }

    static CloseableHttpClient create(DnsResolver names, AllowedHosts allowed, TlsSocketStrategy tls) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedDnsResolver(names, allowed))
                .setTlsSocketStrategy(tls)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setMaxLineLength(HEADER_LENGTH_MAX)
                                .setMaxHeaderCount(HEADERS_MAX).build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_SECONDS_MAX, TimeUnit.SECONDS)
                        .setSocketTimeout((int) HttpWebhookSending.DEADLINE.toSeconds(), TimeUnit.SECONDS).build())
                .setMaxConnTotal(CONNECTIONS_MAX).setMaxConnPerRoute(CONNECTIONS_MAX)
                .build();
        return HttpClients.custom().setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setResponseTimeout(HttpWebhookSending.DEADLINE.toSeconds(), TimeUnit.SECONDS)
                        .setConnectionRequestTimeout(HttpWebhookSending.DEADLINE.toSeconds(), TimeUnit.SECONDS).build())
                .setUserAgent("PayScore-Webhooks/1")
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
                .disableContentCompression().disableAuthCaching()
                .build();
    }
}
