package payscore.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import payscore.bootstrap.simulation.world.Plan;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.domain.fixture.Covers;

/**
 * Thousands of fresh worlds for every commit, in which everything goes wrong and nothing may be violated. {@code simulation.wide},
 * {@code simulation.hot} and {@code simulation.ablated} say how many, {@code simulation.minutes} how long instead.
 */
@Tag("simulation")
class SimulationTest {
    private static final int WIDE = Integer.getInteger("simulation.wide", 5_000);
    private static final int HOT = Integer.getInteger("simulation.hot", 5_000);
    private static final int COLLECTING = Integer.getInteger("simulation.collecting", 1_000);
    private static final int REFUNDING = Integer.getInteger("simulation.refunding", 300);
    private static final int ABLATED = Integer.getInteger("simulation.ablated", 1_000);
    private static final int MINUTES = Integer.getInteger("simulation.minutes", 0);

    /** Enough for a mean that does not jump about. */
    private static final int CALM = 50;

    @Test
    void noWorldThatEverFailedFailsAgain() {
        nothingIsViolated("that ever failed", Campaign.run(Seeds.corpus().iterator()));
    }

    @Test
    void twentyOrdersLiveTheirLivesInTrouble() {
        nothingIsViolated("wide", Campaign.run(
                Seeds.fresh("wide", WIDE, MINUTES, seed -> Plan.of(seed, Profile.WIDE))));
    }

    @Test
    @Covers("X09")
    void threeOrdersHaveEverythingDoneToThemAtOnce() {
        nothingIsViolated("hot", Campaign.run(
                Seeds.fresh("hot", HOT, MINUTES, seed -> Plan.of(seed, Profile.HOT))));
    }

    @Test
    @Covers({"X03", "X10", "M10"})
    void ordersAreLoweredAndPaidElsewhereWhileWeChatCharges() {
        nothingIsViolated("while collecting", Campaign.run(
                Seeds.fresh("collecting", COLLECTING, MINUTES, seed -> Plan.of(seed, Profile.COLLECTING))));
    }

    @Test
    void moneyIsGivenBackInPartsAndTwiceAndTooMuch() {
        nothingIsViolated("refunding", Campaign.run(
                Seeds.fresh("refunding", REFUNDING, MINUTES, seed -> Plan.of(seed, Profile.REFUNDING))));
    }

    @Test
    void callbacksAndTheFollowUpOfCommandsDoWithoutPolling() {
        nothingIsViolated("without polling", ablated(Ablation.NO_POLLING));
    }

    @Test
    void pollingDoesWithoutCallbacks() {
        nothingIsViolated("without callbacks", ablated(Ablation.NO_CALLBACKS));
    }

    @Test
    void nothingUntrueIsSaidWithoutTheFollowUpOfCommands() {
        nothingIsViolated("without follow-up", ablated(Ablation.NO_FOLLOW_UP));
    }

    /** I21. */
    @Test
    void healthyWorkAsksWeChatRarelyAndSendsNothingTwice() {
        var healthy = Campaign.run(Seeds.fresh("calm", CALM, 0, seed -> Plan.of(seed, Profile.CALM)));
        var deaf = Campaign.run(Seeds.fresh(
                "calm", CALM, 0, seed -> Plan.of(seed, Profile.CALM, Ablation.NO_CALLBACKS)));

        nothingIsViolated("healthy", healthy);
        nothingIsViolated("healthy, without callbacks", deaf);
        assertThat(healthy.tally().queriesPerOrder()).as("queries per order").isLessThanOrEqualTo(0.5);
        assertThat(deaf.tally().queriesPerOrder()).as("queries per order without callbacks").isLessThanOrEqualTo(2);
        assertThat(healthy.tally().attemptsPerCommand()).as("attempts per command").isLessThanOrEqualTo(1.1);
    }

    /** Half wide, half hot. */
    private static Campaign.Report ablated(Ablation ablation) {
        return Campaign.run(Seeds.fresh(ablation.name(), ABLATED, MINUTES,
                seed -> Plan.of(seed, (seed & 1) == 0 ? Profile.WIDE : Profile.HOT, ablation)));
    }

    private static void nothingIsViolated(String worlds, Campaign.Report report) {
        System.out.printf("Worlds %s: %s; %d violations%n  troubles: %s%n  checks: %s%n", worlds, report.tally(),
                report.failures().size(), report.tally().troubles(), report.tally().checks());
        assertThat(report.failures())
                .as(() -> Shrinker.explain(report.failures().getFirst(),
                        Optional.of(Shrinker.shrink(report.failures().getFirst()))))
                .isEmpty();
    }
}
