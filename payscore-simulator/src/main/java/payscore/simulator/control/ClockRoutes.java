package payscore.simulator.control;

import static payscore.simulator.control.Asked.TEXT_MAX;
import static payscore.simulator.control.Asked.duration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The simulated time. */
final class ClockRoutes {
    private final Control control;

    ClockRoutes(Control control) {
        this.control = control;
    }

    void addTo(Router router) {
        router.on("GET", "/simulator/clock", "The simulated time", List.of(), request -> clock());
        router.on(
                "POST",
                "/simulator/clock",
                "Move the clock; what falls due on the way happens before the answer",
                List.of(
                        new Doc("advance", "string", "ISO 8601 duration, PT1H"),
                        new Doc("now", "string", "or an instant, 2026-06-01T02:00:00Z")),
                request -> {
                    Optional<Duration> step = duration(request, "advance");
                    if (step.isPresent()) {
                        control.advance(step.get());
                    } else {
                        control.setClock(Instant.parse(request.fields().text("now", TEXT_MAX)));
                    }
                    return clock();
                });
    }

    private ObjectNode clock() {
        return Json.object().put("now", control.now().toString());
    }
}
