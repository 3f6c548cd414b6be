package payscore.bootstrap.acceptance;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;
import static org.junit.platform.engine.support.hierarchical.ExclusiveResource.GLOBAL_KEY;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import payscore.domain.fixture.Covers;

/**
 * All features, several scenarios at a time because they mostly wait; whatever moves a clock or a switch for everybody is tagged
 * {@code @isolated} and runs alone. After them {@link LogScan} and {@link MeterScan} look at what the service told meanwhile.
 */
@Suite
@Covers({"R01", "K07", "O07"})
@IncludeEngines("cucumber")
@SelectPackages("payscore.acceptance")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "payscore.bootstrap.acceptance")
@ConfigurationParameter(key = PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME, value = "true")
@ConfigurationParameter(key = PARALLEL_CONFIG_STRATEGY_PROPERTY_NAME, value = "fixed")
@ConfigurationParameter(key = PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME, value = "4")
@ConfigurationParameter(key = "cucumber.execution.exclusive-resources.isolated.read-write", value = GLOBAL_KEY)
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/acceptance.html")
public class AcceptanceTest {}
