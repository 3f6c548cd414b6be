package payscore.adapter.web.config;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.openapi.OperationDescription;
import payscore.adapter.web.openapi.RecordSchemas;
import payscore.adapter.web.problem.ProblemWriter;
import payscore.adapter.web.security.Caller;
import payscore.domain.order.ServiceOrderKey;

/** The OpenAPI 3.1 description at {@code /v3/api-docs}, to be tried out at {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String API_KEY = "api_key";
    private static final String INTRODUCTION = """
            Service orders of WeChat Pay Score (微信支付分). Fields have WeChat's names; amounts are integers in fen; times are
            RFC 3339 and answered in Beijing time (+08:00); what is not known is absent.

            - **202 is not a failure**: WeChat's answer is not known yet and is being found out. Read the order at `Location`, or
              repeat the call. Never take another number.
            - In no-confirm mode a user authorises the service once; create orders for them on `authorized: true`.
            - Start the service on `confirmed: true`, never because a front end came back.
            - Every answer carries `X-Correlation-Id`. Errors are `application/problem+json` (RFC 9457).
            - Unknown fields and query parameters are refused. A body has at most 64 KiB.
            """;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, ServiceOrderKey.class);
    }

    @Bean
    RecordSchemas payscoreRecordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationDescription payscoreOperationDescription(WireJson json) {
        return new OperationDescription(json.mapper());
    }

    @Bean
    OpenAPI payscoreOpenApi() {
        return new OpenAPI()
                .info(new Info().title("PayScore platform").version("1").description(INTRODUCTION)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components().addSecuritySchemes(API_KEY, new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .description("An API key of this deployment. It names the merchants it may act for.")))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY));
    }

    /** Only the merchant's API is described here; WeChat's callbacks are WeChat's, and no merchant calls them. */
    @Bean
    OpenApiCustomizer payscoreOpenApiCustomizer(RecordSchemas schemas) {
        return description -> {
            description.getPaths().keySet().removeIf(path -> !path.startsWith("/v1/"));
            var converters = new ModelConverters(true);
            converters.addConverter(schemas);
            converters.readAll(ProblemWriter.documentType())
                    .forEach((name, schema) -> description.getComponents().addSchemas(name, schema));
        };
    }
}
