package payscore.adapter.web.config;

import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import payscore.adapter.web.confirmation.AuthorizationLaunchController;
import payscore.adapter.web.confirmation.ConfirmationController;
import payscore.adapter.web.correlation.CorrelationFilter;
import payscore.adapter.web.delivery.WebhookDeliveryController;
import payscore.adapter.web.delivery.WebhookEndpointController;
import payscore.adapter.web.history.HistoryController;
import payscore.adapter.web.idempotency.IdempotencyFilter;
import payscore.adapter.web.json.BodyFilter;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.json.WireJsonConverter;
import payscore.adapter.web.merchant.MerchantController;
import payscore.adapter.web.order.CollectionController;
import payscore.adapter.web.order.DecisionController;
import payscore.adapter.web.order.ServiceOrderController;
import payscore.adapter.web.permission.AuthorizationController;
import payscore.adapter.web.problem.ProblemFilter;
import payscore.adapter.web.problem.ProblemHandler;
import payscore.adapter.web.problem.ProblemWriter;
import payscore.adapter.web.reconciliation.DifferenceController;
import payscore.adapter.web.reconciliation.ReconciliationController;
import payscore.adapter.web.refund.RefundController;
import payscore.adapter.web.security.ApiKeyFilter;
import payscore.adapter.web.security.ApiKeys;
import payscore.adapter.web.security.CallerArgument;
import payscore.adapter.web.security.StrictQuery;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.IdempotencyRecords;

/**
 * The merchant's HTTP API. Left out with {@code payscore.api=disabled}. Needs the use cases, {@link Merchants},
 * {@link IdempotencyRecords} and a clock from elsewhere.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "payscore.api", havingValue = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(ApiProperties.class)
@Import({ServiceOrderController.class, DecisionController.class, CollectionController.class,
        RefundController.class, ConfirmationController.class, HistoryController.class,
        WebhookDeliveryController.class, WebhookEndpointController.class, MerchantController.class,
        AuthorizationController.class, AuthorizationLaunchController.class, ReconciliationController.class,
        DifferenceController.class, OpenApiConfiguration.class})
public class WebAdapterConfiguration {
    @Bean
    WireJson payscoreWireJson() {
        return new WireJson();
    }

    @Bean
    CorrelationFilter payscoreCorrelationFilter(InstantSource clock) {
        return new CorrelationFilter(clock);
    }

    @Bean
    ProblemWriter payscoreProblemWriter(WireJson json) {
        return new ProblemWriter(json.mapper());
    }

    @Bean
    ProblemFilter payscoreProblemFilter(ProblemWriter writer) {
        return new ProblemFilter(writer);
    }

    @Bean
    ProblemHandler payscoreProblemHandler(ProblemWriter writer) {
        return new ProblemHandler(writer);
    }

    /** @throws payscore.adapter.web.security.InvalidApiKeys when the keys cannot be used */
    @Bean
    ApiKeys payscoreApiKeys(ApiProperties properties, Merchants merchants) {
        return ApiKeys.of(properties.settings(), merchants);
    }

    @Bean
    ApiKeyFilter payscoreApiKeyFilter(ApiKeys keys) {
        return new ApiKeyFilter(keys);
    }

    @Bean
    BodyFilter payscoreBodyFilter() {
        return new BodyFilter();
    }

    @Bean
    IdempotencyFilter payscoreIdempotencyFilter(IdempotencyRecords records, WireJson json, InstantSource clock) {
        return new IdempotencyFilter(records, json, clock);
    }

    @Bean
    WebMvcConfigurer payscoreWebMvc(WireJson json) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new WireJsonConverter(json));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new StrictQuery());
            }
        };
    }
}
