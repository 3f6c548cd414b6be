package payscore.adapter.wechat.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import payscore.adapter.wechat.certificates.VerificationKeys;
import payscore.adapter.wechat.gateway.WeChatPayScoreGateway;
import payscore.adapter.wechat.health.Contacts;
import payscore.adapter.wechat.health.WeChatHealthIndicator;
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
import payscore.adapter.wechat.transport.WeChatTransport;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.PayScoreGateway;
import payscore.application.port.out.wechat.SecretSealing;

/**
 * Wires the WeChat adapter. It needs an {@link InstantSource} and an unpredictable {@link RandomGenerator} from outside, and calls
 * nobody while it starts.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "payscore.gateway", havingValue = "wechat", matchIfMissing = true)
@EnableConfigurationProperties(WeChatProperties.class)
public class WeChatAdapterConfiguration {
    /** @throws InvalidConfiguration naming everything that is wrong with the merchants */
    @Bean
    ConfiguredMerchants merchants(WeChatProperties properties) {
        return MerchantSetup.merchants(properties);
    }

    @Bean
    Credentials weChatCredentials(ConfiguredMerchants merchants) {
        return merchants.credentials();
    }

    @Bean
    Nonces weChatNonces(RandomGenerator random) {
        return new Nonces(random);
    }

    /** @throws InvalidConfiguration when an address cannot be used */
    @Bean
    WeChatTransport weChatTransport(WeChatProperties properties, Nonces nonces, InstantSource clock) {
        return new HttpWeChatTransport(
                Urls.hosts(properties.wechat()), new RequestSigner(nonces), clock, Deadlines.DEFAULT.connect());
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
    Contacts weChatContacts(InstantSource clock) {
        return new Contacts(clock);
    }

    @Bean
    PayScoreGateway payScoreGateway(Credentials credentials, WeChatTransport transport, SignatureVerifier verifier,
            VerificationKeys keys, Contacts contacts) {
        return new WeChatPayScoreGateway(credentials, transport, verifier, keys, contacts, Deadlines.DEFAULT);
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
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    WeChatNotificationController weChatNotificationController(NotificationIntake intake) {
        return new WeChatNotificationController(intake);
    }

    /** Reported as {@code wechat}. */
    @Bean
    WeChatHealthIndicator wechatHealthIndicator(
            Credentials credentials, VerificationKeys keys, Contacts contacts, InstantSource clock) {
        return new WeChatHealthIndicator(credentials, keys, contacts, clock);
    }
}
