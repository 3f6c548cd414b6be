package payscore.bootstrap.acceptance;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import payscore.domain.fixture.Covers;

/** All features; after them {@link LogScan} and {@link MeterScan} look at what the service told meanwhile. */
@Suite
@Covers({"R01", "K07", "O07"})
@IncludeEngines("cucumber")
@SelectPackages("payscore.acceptance")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "payscore.bootstrap.acceptance")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/acceptance.html")
public class AcceptanceTest {}
