package payscore.adapter.web.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.MerchantReload.Outcome;
import payscore.application.port.out.merchant.MerchantReload.Result;
import payscore.application.port.out.merchant.MerchantStanding;
import payscore.application.port.out.merchant.SettingsProblem;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.Merchant;

class MerchantControllerTest extends WebSliceTest {
    private static final SettingsProblem PROBLEM = new SettingsProblem("merchants[0].serial-no", "It is wrong.");

    @Test
    void anOperatorSeesTheMerchantsAndWhatMayBeToldOfTheirKeys() {
        useCases.listMerchants = () -> List.of(new MerchantStanding(
                new Merchant(ServiceOrders.MCH_ID, List.of(ServiceOrders.SERVICE)), "AA01",
                Optional.of(ServiceOrders.REQUESTED_AT), 2, Optional.empty(),
                List.of(new MerchantStanding.PlatformCertificate(
                        "CC01", ServiceOrders.REQUESTED_AT.plus(Duration.ofDays(1)))),
                List.of(PROBLEM)));

        assertThat(mvc.get().uri("/v1/merchants").header("Authorization", "Bearer " + TestKeys.OPERATOR))
                .hasStatus(200).bodyJson().isStrictlyEqualTo("""
                        {"items": [{"mch_id": "1900000109", "leaving": false, "serial_no": "AA01",
                          "certificate_expires_at": "2025-06-01T10:00:00+08:00", "api_v3_keys": 2,
                          "platform_certificates": [
                            {"serial_no": "CC01", "expires_at": "2025-06-02T10:00:00+08:00"}],
                          "services": [{"service_id": "%s", "appid": "%s"}],
                          "problems": [{"property": "merchants[0].serial-no", "detail": "It is wrong."}]}]}
                        """.formatted(ServiceOrders.SERVICE_ID.value(), ServiceOrders.APP_ID.value()));
    }

    @Test
    void anOperatorIsToldWhatBecameOfEachMerchant() {
        useCases.reloadMerchants = () -> new MerchantReload(
                List.of(new Outcome(ServiceOrders.MCH_ID, Result.REFUSED, List.of(PROBLEM))), List.of(PROBLEM));

        assertThat(mvc.post().uri("/v1/merchants/reload").header("Authorization", "Bearer " + TestKeys.OPERATOR))
                .hasStatus(200).bodyJson().isStrictlyEqualTo("""
                        {"merchants": [{"mch_id": "1900000109", "result": "REFUSED",
                          "problems": [{"property": "merchants[0].serial-no", "detail": "It is wrong."}]}],
                         "problems": [{"property": "merchants[0].serial-no", "detail": "It is wrong."}]}""");
    }
}
