package payscore.simulator.spring;

import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import payscore.simulator.Simulator;
import payscore.simulator.setup.SimulatorConfiguration;

/** The simulator as part of an application context: up before the web server, down after it. */
public final class RunningSimulator implements SmartLifecycle {
    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE + 1000;

    private final SimulatorConfiguration configuration;
    private Optional<Simulator> running = Optional.empty();

    RunningSimulator(SimulatorConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The running simulator; {@link IllegalStateException} outside the context's life. */
    public synchronized Simulator simulator() {
        return running.orElseThrow(() -> new IllegalStateException("the simulator is not running"));
    }

    @Override
    public synchronized void start() {
        if (running.isEmpty()) {
            running = Optional.of(Simulator.start(configuration));
        }
    }

    @Override
    public synchronized void stop() {
        running.ifPresent(Simulator::close);
        running = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return running.isPresent();
    }

    @Override
    public int getPhase() {
        return BEFORE_EVERYTHING;
    }
}
