package payscore.adapter.wechat.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.web.context.request.RequestContextHolder;
import payscore.adapter.wechat.bill.BillDownload;
import payscore.adapter.wechat.bill.BillLimits;
import payscore.adapter.wechat.bill.WeChatBillGateway;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.gateway.MeteredBillGateway;
import payscore.adapter.wechat.gateway.MeteredPayScoreGateway;
import payscore.adapter.wechat.gateway.MeteredPermissionGateway;
import payscore.adapter.wechat.gateway.MeteredRefundGateway;
import payscore.adapter.wechat.gateway.WeChatPayScoreGateway;
import payscore.adapter.wechat.gateway.WeChatPermissionGateway;
import payscore.adapter.wechat.gateway.WeChatRefundGateway;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.health.WeChatHealthIndicator;
import payscore.adapter.wechat.isolation.BreakingTransport;
import payscore.adapter.wechat.isolation.IsolatingTransport;
import payscore.adapter.wechat.isolation.SteadyClock;
import payscore.adapter.wechat.keys.Credentials;
import payscore.adapter.wechat.keys.Nonces;
import payscore.adapter.wechat.launch.LaunchParametersSigner;
import payscore.adapter.wechat.notification.NotificationIntake;
import payscore.adapter.wechat.notification.WeChatNotificationController;
import payscore.adapter.wechat.notification.WeChatNotificationReading;
import payscore.adapter.wechat.sealing.AesSecretSealing;
import payscore.adapter.wechat.signing.RequestSigner;
import payscore.adapter.wechat.signing.SignatureVerifier;
import payscore.adapter.wechat.transport.Deadlines;
import payscore.adapter.wechat.transport.HttpWeChatTransport;
import payscore.adapter.wechat.transport.TwoHostTransport;
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.merchant.MerchantSettings;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.merchant.SecretSource;
import payscore.application.port.out.wechat.BillGateway;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.PermissionGateway;
import payscore.application.port.out.wechat.RefundGateway;
import payscore.application.port.out.wechat.SecretSealing;

/**
 * Wires the WeChat adapter. It needs an {@link InstantSource} and an unpredictable {@link RandomGenerator} from outside, and calls
 * nobody while it starts.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "payscore.gateway", havingValue = "wechat", matchIfMissing = true)
@EnableConfigurationProperties(WeChatProperties.class)
public class WeChatAdapterConfiguration {
    private static final InstantSource STEADY = new SteadyClock();

    /** @throws InvalidConfiguration naming everything that is wrong with the merchants */
    @Bean
    MerchantsInUse merchantsInUse(
            WeChatProperties properties, Environment environment, ObjectProvider<SecretSource> secrets) {
        return new MerchantsInUse(properties.merchants(), MerchantsFile.of(properties.merchantsFile(), environment),
                secrets.getIfAvailable(() -> SecretSource.NONE));
    }

    @Bean
    ConfiguredMerchants merchants(MerchantsInUse inUse) {
        return inUse.merchants();
    }

    @Bean
    MerchantSettings merchantSettings(MerchantsInUse inUse, VerificationKeys keys) {
        return new ReloadableMerchants(inUse, keys);
    }

    /** Reported as {@code merchants}. */
    @Bean
    MerchantsHealthIndicator merchantsHealthIndicator(MerchantsInUse inUse) {
        return new MerchantsHealthIndicator(inUse);
    }

    @Bean
    Credentials weChatCredentials(ConfiguredMerchants merchants) {
        return merchants.credentials();
    }

    @Bean
    Nonces weChatNonces(RandomGenerator random) {
        return new Nonces(random);
    }

    /**
     * Both hosts, each with its breakers. What goes through it is not counted against a merchant's share: certificates are
     * downloaded rarely, and a busy merchant needs them the most.
     *
     * @throws InvalidConfiguration when an address cannot be used
     */
    @Bean
    @Primary
    WeChatTransport weChatTransport(WeChatProperties properties, Nonces nonces, InstantSource clock,
            ObjectProvider<MeterRegistry> meters) {
        var hosts = Urls.hosts(properties.wechat());
        var main = host("main", hosts.base(), nonces, clock, registry(meters));
        return hosts.backup().equals(hosts.base())
                ? main
                : new TwoHostTransport(main, host("backup", hosts.backup(), nonces, clock, registry(meters)), STEADY);
    }

    private static WeChatTransport host(
            String name, URI url, Nonces nonces, InstantSource clock, MeterRegistry meters) {
        return new BreakingTransport(
                new HttpWeChatTransport(url, new RequestSigner(nonces), clock, Deadlines.DEFAULT.connect()), name,
                STEADY, meters);
    }

    @Bean
    SignatureVerifier weChatSignatureVerifier(InstantSource clock) {
        return new SignatureVerifier(clock);
    }

    @Bean
    VerificationKeys weChatVerificationKeys(
            Credentials credentials, WeChatTransport transport, SignatureVerifier verifier, InstantSource clock) {
        return new VerificationKeys(credentials, transport, verifier, clock, Deadlines.DEFAULT.certificates());
    }

    @Bean
    Contacts weChatContacts(InstantSource clock, ObjectProvider<MeterRegistry> meters) {
        var contacts = new Contacts(clock);
        Gauge.builder("payscore.wechat.clock.skew", contacts, Contacts::clockSkewSeconds)
                .description("how far our clock is ahead of WeChat's")
                .baseUnit("seconds")
                .register(registry(meters));
        return contacts;
    }

    /** @throws InvalidConfiguration when a limit cannot be used */
    @Bean
    IsolatingTransport weChatShares(
            WeChatProperties properties, WeChatTransport transport, ObjectProvider<MeterRegistry> meters) {
        return new IsolatingTransport(transport, Limits.of(properties.wechat()),
                WeChatAdapterConfiguration::isRequestServed, STEADY, registry(meters));
    }

    @Bean
    PermissionGateway permissionGateway(Credentials credentials, IsolatingTransport shares, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, ObjectProvider<MeterRegistry> meters) {
        return new MeteredPermissionGateway(
                new WeChatPermissionGateway(credentials, shares, verifier, keys, contacts, Deadlines.DEFAULT),
                registry(meters));
    }

    @Bean
    RefundGateway refundGateway(Credentials credentials, IsolatingTransport shares, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, ObjectProvider<MeterRegistry> meters) {
        return new MeteredRefundGateway(
                new WeChatRefundGateway(credentials, shares, verifier, keys, contacts, Deadlines.DEFAULT),
                registry(meters));
    }

    @Bean
    PayScoreGateway payScoreGateway(Credentials credentials, IsolatingTransport shares, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, ObjectProvider<MeterRegistry> meters) {
        return new MeteredPayScoreGateway(
                new WeChatPayScoreGateway(credentials, shares, verifier, keys, contacts, Deadlines.DEFAULT),
                registry(meters));
    }

    @Bean
    BillGateway billGateway(Credentials credentials, IsolatingTransport shares, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts, ObjectProvider<MeterRegistry> meters) {
        return new MeteredBillGateway(new WeChatBillGateway(credentials, shares, verifier, keys, contacts,
                new BillDownload(shares, BillLimits.DEFAULT), Deadlines.DEFAULT.completion()), registry(meters));
    }

    /** Whoever waits for us to ask WeChat does so in a request of theirs; whatever else we ask is work in the background. */
    private static boolean isRequestServed() {
        return RequestContextHolder.getRequestAttributes() != null;
    }

    private static MeterRegistry registry(ObjectProvider<MeterRegistry> meters) {
        return meters.getIfAvailable(SimpleMeterRegistry::new);
    }

    @Bean
    LaunchSigning launchSigning(Credentials credentials, Nonces nonces, InstantSource clock) {
        return new LaunchParametersSigner(credentials, nonces, clock);
    }

    @Bean
    NotificationReading notificationReading(Credentials credentials, Merchants merchants) {
        return new WeChatNotificationReading(credentials, merchants);
    }

    @Bean
    SecretSealing secretSealing(Credentials credentials, RandomGenerator random) {
        return new AesSecretSealing(credentials, random);
    }

    @Bean
    NotificationIntake weChatNotificationIntake(Credentials credentials, Merchants merchants,
            SignatureVerifier verifier, VerificationKeys keys, ReceiveNotification receiving, InstantSource clock,
            ObjectProvider<MeterRegistry> meters) {
        return new NotificationIntake(credentials, merchants, verifier, keys, receiving, clock,
                registry(meters));
    }

    @Bean
    WeChatNotificationController weChatNotificationController(NotificationIntake intake) {
        return new WeChatNotificationController(intake);
    }

    /** Reported as {@code wechat}. */
    @Bean
    WeChatHealthIndicator wechatHealthIndicator(
            Credentials credentials, VerificationKeys keys, Contacts contacts, NotificationIntake intake,
            InstantSource clock) {
        return new WeChatHealthIndicator(credentials, keys, contacts, intake::unopenedInARow, clock);
    }
}
