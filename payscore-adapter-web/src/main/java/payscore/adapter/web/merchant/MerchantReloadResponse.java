package payscore.adapter.web.merchant;

import java.util.List;
import payscore.application.port.out.merchant.MerchantReload;
import payscore.application.port.out.merchant.SettingsProblem;

/**
 * What came of reading the settings anew.
 *
 * @param problems what cannot be said of one merchant
 */
record MerchantReloadResponse(List<MerchantOutcomeJson> merchants, List<SettingsProblemJson> problems) {
    static MerchantReloadResponse of(MerchantReload reload) {
        return new MerchantReloadResponse(
                reload.merchants().stream().map(outcome -> new MerchantOutcomeJson(outcome.mchId().value(),
                        outcome.result().name(), problems(outcome.problems()))).toList(),
                problems(reload.problems()));
    }

    private static List<SettingsProblemJson> problems(
            List<SettingsProblem> problems) {
        return problems.stream().map(SettingsProblemJson::of).toList();
    }

    /** @param result {@code ADDED}, {@code CHANGED}, {@code UNCHANGED}, {@code REFUSED}, {@code LEAVING} or {@code REMOVED} */
    record MerchantOutcomeJson(String mchId, String result, List<SettingsProblemJson> problems) {}
}
