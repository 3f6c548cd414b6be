package payscore.bootstrap.acceptance;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCaseStarted;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes the names of the scenarios that a run meets. Cucumber makes it, so what it noted is kept for all. */
public final class SeenScenarios implements ConcurrentEventListener {
    private static final Queue<String> NAMES = new ConcurrentLinkedQueue<>();

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class,
                started -> NAMES.add(started.getTestCase().getName()));
    }

    /** What was noted since the last time. */
    static List<String> taken() {
        var names = List.copyOf(NAMES);
        NAMES.clear();
        return names;
    }
}
