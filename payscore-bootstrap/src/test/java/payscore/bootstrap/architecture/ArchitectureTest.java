package payscore.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payscore.domain.fixture.Covers;

/** The product keeps every rule, and every rule falls over the violation that was planted for it. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("payscore");

    /** Which planted package trips which rule. */
    private static final Map<String, String> PLANTED = new TreeMap<>(Map.ofEntries(
            Map.entry("DOMAIN_IS_PLAIN_JAVA", "payscore.domain.planted.framework"),
            Map.entry("APPLICATION_IS_PLAIN_JAVA", "payscore.application.planted.framework"),
            Map.entry("NO_FRAMEWORK_BELOW_THE_ADAPTERS", "payscore.domain.planted.framework"),
            Map.entry("ADAPTERS_KEEP_APART", "payscore.adapter"),
            Map.entry("ADAPTERS_KNOW_PORTS_ONLY", "payscore.adapter.web.planted.handler"),
            Map.entry("ONLY_BOOTSTRAP_BUILDS_HANDLERS", "payscore.adapter.web.planted.handler"),
            Map.entry("CONFIGURATION_AT_THE_EDGE", "payscore.application.planted.framework"),
            Map.entry("USE_CASES_ARE_ONE_METHOD", "payscore.application.port.in.planted"),
            Map.entry("HANDLERS_IMPLEMENT_ONE_USE_CASE", "payscore.application.handler.planted"),
            Map.entry("PORTS_OUT_ARE_IMPLEMENTED_IN_ADAPTERS", "payscore.application.handler.planted"),
            Map.entry("DOMAIN_TYPES_ARE_CLOSED", "payscore.domain.planted.open"),
            Map.entry("DOMAIN_FIELDS_ARE_PRIVATE", "payscore.domain.planted.open"),
            Map.entry("NO_SETTERS_IN_THE_DOMAIN", "payscore.domain.planted.open"),
            Map.entry("TIME_IS_INJECTED", "payscore.application.planted.clock"),
            Map.entry("NO_ZONE_OR_LANGUAGE_OF_THE_MACHINE", "payscore.adapter.web.planted.habits"),
            Map.entry("READS_GO_WHERE_WRITES_GO", "payscore.adapter.web.planted.habits"),
            Map.entry("MONEY_IS_FEN", "payscore.domain.planted.open"),
            Map.entry("MONEY_PARAMETERS_ARE_FEN", "payscore.domain.planted.open"),
            Map.entry("MAPPERS_STAY_HOME", "payscore.adapter.persistence.planted"),
            Map.entry("ROWS_AND_WIRE_RECORDS_STAY_HOME", "payscore.adapter.persistence.planted"),
            Map.entry("CONTROLLERS_SHOW_NO_AGGREGATE", "payscore.adapter.web.planted.controller"),
            Map.entry("CONTROLLERS_HOLD_USE_CASES", "payscore.adapter.web.planted.controller"),
            Map.entry("ONLY_PROBLEMS_KNOW_HTTP", "payscore.adapter.web.planted.controller"),
            Map.entry("EXCEPTIONS_DO_NOT_MENTION_HTTP", "payscore.domain.planted.open"),
            Map.entry("TRANSACTIONS_START_IN_ONE_PLACE", "payscore.adapter.persistence.planted"),
            Map.entry("SECRETS_AND_SOCKETS_IN_THE_WECHAT_ADAPTER", "payscore.adapter.web.planted.crypto"),
            Map.entry("NO_FIELD_INJECTION", "payscore.adapter.web.planted.habits"),
            Map.entry("NO_STANDARD_STREAMS", "payscore.adapter.web.planted.habits"),
            Map.entry("NO_JAVA_UTIL_LOGGING", "payscore.adapter.web.planted.habits"),
            Map.entry("NO_GENERIC_EXCEPTIONS", "payscore.adapter.web.planted.habits"),
            Map.entry("NO_OLD_DATES", "payscore.adapter.web.planted.habits"),
            Map.entry("SQL_STAYS_IN_ITS_ADAPTER", "payscore.adapter.web.planted.habits"),
            Map.entry("NO_THREAD_LOCALS", "payscore.adapter.web.planted.habits"),
            Map.entry("NO_CIRCLES", "payscore.domain.planted.circle"),
            Map.entry("THE_SIMULATOR_IS_ALONE", "payscore.simulator.planted"),
            Map.entry("NOBODY_NEEDS_THE_SIMULATOR", "payscore.adapter.web.planted.simulator"),
            Map.entry("EVERY_CLASS_IS_AT_HOME", "payscore.planted"),
            Map.entry("EVERY_PACKAGE_EXPLAINS_ITSELF", "payscore.planted")));

    static Stream<String> rules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> ArchRule.class.isAssignableFrom(field.getType())
                        && Modifier.isStatic(field.getModifiers()))
                .map(java.lang.reflect.Field::getName);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(String name) {
        rule(name).check(PRODUCT);
    }

    @Test
    @Covers("T03")
    void nothingDependsOnTheZoneOrLanguageOfTheMachine() {
        ArchitectureRules.NO_ZONE_OR_LANGUAGE_OF_THE_MACHINE.check(PRODUCT);
    }

    @Test
    @Covers("D08")
    void whatIsDecidedOnIsReadWhereItIsWritten() {
        ArchitectureRules.READS_GO_WHERE_WRITES_GO.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleFallsOverItsPlantedViolation(String name) {
        var planted = new ClassFileImporter()
                .withImportOption(location -> location.contains("/planted/"))
                .importPackages(PLANTED.get(name));
        assertThat(planted).as("planted violation of %s", name).isNotEmpty();
        var rule = rule(name);
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("planted").hasMessageContaining("was violated");
    }

    @Test
    void everyRuleHasAPlantedViolation() {
        assertThat(rules()).containsExactlyInAnyOrderElementsOf(PLANTED.keySet());
    }

    private static ArchRule rule(String name) {
        try {
            return (ArchRule) ArchitectureRules.class.getDeclaredField(name).get(null);
        } catch (ReflectiveOperationException gone) {
            throw new AssertionError(gone);
        }
    }
}
