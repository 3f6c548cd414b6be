package payscore.domain.merchant;

import java.util.Optional;
import payscore.domain.industry.Industry;
import payscore.domain.money.Fen;

/**
 * A PayScore service as WeChat opened it for a merchant.
 *
 * @param appId the app the service is bound to
 * @param riskCeiling the service's risk amount ceiling (服务ID风险金额上限), in fen
 * @param collectsOnDemand whether WeChat has granted the service the legacy call for an extra deduction (催收)
 * @param industry whose prescriptions its orders are held to; absent means none
 */
public record Service(
        ServiceId serviceId, AppId appId, SubMode subMode, Fen riskCeiling, boolean collectsOnDemand,
        Optional<Industry> industry) {
    /** A service without what WeChat grants on request only, that is held to no industry's prescriptions. */
    public Service(ServiceId serviceId, AppId appId, SubMode subMode, Fen riskCeiling) {
        this(serviceId, appId, subMode, riskCeiling, false, Optional.empty());
    }
}
