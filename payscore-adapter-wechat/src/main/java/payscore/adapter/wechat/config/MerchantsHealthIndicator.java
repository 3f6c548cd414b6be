package payscore.adapter.wechat.config;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import payscore.application.port.out.merchant.SettingsProblem;

/** Settings of merchants that are not in use, and why. What was in use before still is, so this takes no node out. */
final class MerchantsHealthIndicator implements HealthIndicator {
    private final MerchantsInUse inUse;

    MerchantsHealthIndicator(MerchantsInUse inUse) {
        this.inUse = inUse;
    }

    @Override
    public Health health() {
        var health = Health.up();
        if (!inUse.problems().isEmpty()) {
            health.withDetail("file", sentences(inUse.problems()));
        }
        inUse.refused().forEach((mchId, problems) -> health.withDetail(mchId.value(), sentences(problems)));
        return health.build();
    }

    private static List<String> sentences(List<SettingsProblem> problems) {
        return problems.stream().map(problem -> problem.property() + ": " + problem.sentence()).toList();
    }
}
