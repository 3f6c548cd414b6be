package payscore.application.port.out.merchant;

import java.util.List;
import java.util.function.Predicate;
import payscore.domain.merchant.MchId;

/** The settings the merchants are made of. They can change while the service runs. */
public interface MerchantSettings {
    /** Of a gateway that has none: its merchants are its own business. */
    MerchantSettings NONE = new MerchantSettings() {
        @Override
        public MerchantReload reload(Predicate<MchId> hasUnfinishedOrders) {
            return new MerchantReload(List.of(), List.of(new SettingsProblem(
                    "payscore.gateway", "The gateway in use has no settings that could be read anew.")));
        }

        @Override
        public boolean isReloadDue() {
            return false;
        }

        @Override
        public List<MerchantStanding> standings() {
            return List.of();
        }
    };

    /**
     * Reads the settings and puts every merchant into use that passes its self-check; the others stay as they are. Whoever took a
     * merchant's keys before goes on with those.
     *
     * @param hasUnfinishedOrders keeps a merchant that is not named any more
     */
    MerchantReload reload(Predicate<MchId> hasUnfinishedOrders);

    /** Whether a reload may change anything; cheap enough to be asked every few seconds. */
    boolean isReloadDue();

    /** The merchants in use. */
    List<MerchantStanding> standings();
}
