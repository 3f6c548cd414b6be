package payscore.adapter.web.config;

import org.springframework.context.annotation.Configuration;

/** The OpenAPI description of the API. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {}
