package payscore.domain.planted.framework;

import org.springframework.context.annotation.Configuration;

@Configuration
final class DomainWithAFramework {}
