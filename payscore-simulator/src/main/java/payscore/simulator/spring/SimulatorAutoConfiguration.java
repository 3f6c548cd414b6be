package payscore.simulator.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import payscore.simulator.merchant.Switches;
import payscore.simulator.setup.DevelopmentSetup;

/** Starts the simulator with the context, where {@link DevelopmentAssembly} configured the service for it. */
@AutoConfiguration
@ConditionalOnProperty(DevelopmentAssembly.ASSEMBLED)
public class SimulatorAutoConfiguration {

    @Bean
    DevelopmentSetup payscoreDevelopmentSetup(Environment environment) {
        return DevelopmentAssembly.setup(environment);
    }

    /** Signatures are dated in real time: the service beside it does not follow when the simulator's clock is moved. */
    @Bean
    RunningSimulator payscoreSimulator(DevelopmentSetup setup, Environment environment) {
        return new RunningSimulator(setup.simulator()
                .onPort(environment.getRequiredProperty(DevelopmentAssembly.PORT, Integer.class))
                .with(Switches.defaults().withWireTime(Switches.WireTime.REAL)));
    }

    @Bean
    FirstSteps payscoreFirstSteps(DevelopmentSetup setup, RunningSimulator simulator, Environment environment) {
        return new FirstSteps(setup, simulator, environment);
    }
}
