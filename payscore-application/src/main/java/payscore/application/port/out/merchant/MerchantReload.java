package payscore.application.port.out.merchant;

import java.util.List;
import payscore.domain.merchant.MchId;

/**
 * What came of reading the settings anew.
 *
 * @param merchants every merchant that was in use before or is named now
 * @param problems what cannot be said of one merchant; when the settings as a whole cannot be read, nothing has changed
 */
public record MerchantReload(List<Outcome> merchants, List<SettingsProblem> problems) {
    public MerchantReload {
        merchants = List.copyOf(merchants);
        problems = List.copyOf(problems);
    }

    /** @param problems why it was refused; otherwise none */
    public record Outcome(MchId mchId, Result result, List<SettingsProblem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /** What became of one merchant. */
    public enum Result {
        ADDED,
        CHANGED,
        UNCHANGED,
        /** Its new settings cannot be used; what was in use before stays so. */
        REFUSED,
        /** It is not named any more, but has orders that are not finished; it takes no new ones. */
        LEAVING,
        REMOVED
    }
}
