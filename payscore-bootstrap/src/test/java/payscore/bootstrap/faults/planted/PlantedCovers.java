package payscore.bootstrap.faults.planted;

import org.junit.jupiter.api.Test;
import payscore.domain.fixture.Covers;

/** Classes of tests that are never run. */
public final class PlantedCovers {
    private PlantedCovers() {}

    @Covers("Z01")
    public static final class WithATest {
        @Test
        void test() {}
    }

    @Covers("Z02")
    public static final class WithoutATest {}

    public static final class NotAllTests {
        @Test
        @Covers("Z01")
        void test() {}

        @Covers("Z03")
        void helper() {}
    }
}
