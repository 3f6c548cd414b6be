package payscore.bootstrap.acceptance;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_FIXED_MAX_POOL_SIZE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import payscore.domain.fixture.Covers;

/**
 * All features; after them {@link LogScan} and {@link MeterScan} look at what the service told meanwhile.
 *
 * <p>Scenarios mostly wait, so several run at a time, each with orders of its own. Those tagged {@code @alone} change what all of them
 * see, as WeChat's clock; those tagged {@code @merchants-file} write the one file of settings.
 */
@Suite
@Covers({"R01", "K07", "O07"})
@IncludeEngines("cucumber")
@SelectPackages("payscore.acceptance")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "payscore.bootstrap.acceptance")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/acceptance.html")
@ConfigurationParameter(key = PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME, value = "true")
@ConfigurationParameter(key = PARALLEL_CONFIG_STRATEGY_PROPERTY_NAME, value = "fixed")
@ConfigurationParameter(key = PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME, value = "4")
@ConfigurationParameter(key = PARALLEL_CONFIG_FIXED_MAX_POOL_SIZE_PROPERTY_NAME, value = "4")
@ConfigurationParameter(key = "cucumber.execution.exclusive-resources.alone.read-write", value = "org.junit.platform.engine.support.hierarchical.ExclusiveResource.GLOBAL_KEY")
@ConfigurationParameter(key = "cucumber.execution.exclusive-resources.merchants-file.read-write", value = "merchants-file")
public class AcceptanceTest {}
