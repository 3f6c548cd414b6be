package payscore.adapter.persistence.durability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

@Covers("D14")
class DurabilityTest {
    @Test
    void aServerThatFlushesEveryCommitHasNoWeakness() {
        assertThat(Durability.weaknesses(1, true, 1)).isEmpty();
        assertThat(Durability.weaknesses(1, false, 0)).isEmpty();
    }

    @Test
    void eachLaxSettingIsNamed() {
        assertThat(Durability.weaknesses(0, true, 0)).hasSize(2);
        assertThat(Durability.weaknesses(2, false, 0)).singleElement().asString()
                .contains("innodb_flush_log_at_trx_commit is 2");
        assertThat(Durability.weaknesses(1, true, 1_000)).singleElement().asString().contains("sync_binlog is 1000");
    }
}
