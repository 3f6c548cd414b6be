package payscore.domain.merchant;

import java.util.Optional;
import payscore.domain.industry.Industry;
import payscore.domain.money.Fen;

/**
 * A PayScore service as WeChat opened it for a merchant.
 *
 * @param appId the app the service is bound to
 * @param riskCeiling the service's risk amount ceiling (服务ID风险金额上限), in fen
 * @param industry whose prescriptions its orders are held to; absent means none
 */
public record Service(
        ServiceId serviceId, AppId appId, SubMode subMode, Fen riskCeiling, Optional<Industry> industry) {
    /** A service that is held to no industry's prescriptions. */
    public Service(ServiceId serviceId, AppId appId, SubMode subMode, Fen riskCeiling) {
        this(serviceId, appId, subMode, riskCeiling, Optional.empty());
    }
}
