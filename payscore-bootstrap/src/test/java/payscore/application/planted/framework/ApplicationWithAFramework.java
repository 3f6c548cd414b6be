package payscore.application.planted.framework;

import org.springframework.context.annotation.Configuration;

@Configuration
final class ApplicationWithAFramework {}
