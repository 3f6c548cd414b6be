package payscore.bootstrap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import payscore.application.handler.merchant.KeepMerchantsHandler;
import payscore.application.handler.merchant.ListMerchantsHandler;
import payscore.application.handler.merchant.ReloadMerchantsHandler;
import payscore.application.port.in.merchant.KeepMerchants;
import payscore.application.port.in.merchant.ListMerchants;
import payscore.application.port.in.merchant.ReloadMerchants;
import payscore.application.port.out.merchant.MerchantSettings;
import payscore.application.port.out.store.ServiceOrderRepository;

/** The use cases about merchants, which only operators have. */
@Configuration(proxyBeanMethods = false)
class MerchantUseCaseConfiguration {
    @Bean
    ListMerchants listMerchants(ObjectProvider<MerchantSettings> settings) {
        return new ListMerchantsHandler(settings.getIfAvailable(() -> MerchantSettings.NONE));
    }

    @Bean
    ReloadMerchants reloadMerchants(ObjectProvider<MerchantSettings> settings, ServiceOrderRepository orders) {
        return new ReloadMerchantsHandler(settings.getIfAvailable(() -> MerchantSettings.NONE), orders);
    }

    @Bean
    KeepMerchants keepMerchants(ObjectProvider<MerchantSettings> settings, ReloadMerchants reloadMerchants) {
        return new KeepMerchantsHandler(settings.getIfAvailable(() -> MerchantSettings.NONE), reloadMerchants);
    }
}
