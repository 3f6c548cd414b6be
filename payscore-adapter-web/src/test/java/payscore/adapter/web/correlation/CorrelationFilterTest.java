package payscore.adapter.web.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.ReadServiceOrder;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.order.Decline;

class CorrelationFilterTest extends WebSliceTest {
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("payscore");

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void aHarmlessIdComesBackInEveryAnswer() {
        useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.created(), Optional.empty());

        assertThat(get("/v1/service-orders/A1").header("X-Correlation-Id", "Order.7_a-b")).hasStatusOk()
                .hasHeader("X-Correlation-Id", "Order.7_a-b");
        assertThat(mvc.get().uri("/v1/service-orders/A1").header("X-Correlation-Id", "x")).hasStatus(401)
                .hasHeader("X-Correlation-Id", "x");
        assertThat(mvc.get().uri("/elsewhere").header("X-Correlation-Id", "x")).hasStatus(404)
                .hasHeader("X-Correlation-Id", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nSet-Cookie: x", "ä", "<script>",
            "12345678901234567890123456789012345678901234567890123456789012345"})
    void anyOtherIdIsReplaced(String id) {
        assertThat(get("/v1/nothing").header("X-Correlation-Id", id).exchange().getResponse()
                .getHeader("X-Correlation-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void theAccessLineNamesTheRouteAndTheLoggingContextTheOrder() {
        useCases.read = key -> new ReadServiceOrder.View(ServiceOrders.created(), Optional.empty());

        get("/v1/service-orders/PS20250601_000001").header("X-Correlation-Id", "c-1").exchange();

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getFormattedMessage()).isEqualTo("GET /v1/service-orders/{out_order_no} 200 0 ms");
            assertThat(line.getMDCPropertyMap()).containsEntry("correlation_id", "c-1").containsEntry("out_order_no",
                    "PS20250601_000001");
        });
        assertThat(Optional.ofNullable(MDC.getCopyOfContextMap()).orElseGet(Map::of)).isEmpty();
    }

    @Test
    void mistakesOfCallersAreInfoWithoutStackAndFaultsAreErrorsWithOne() {
        get("/v1/service-orders?limit=0").exchange();
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.INFO);
        assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);

        lines.list.clear();
        useCases.read = key -> {
            throw new IllegalStateException("boom");
        };
        get("/v1/service-orders/A1").header("X-Correlation-Id", "c-2").exchange();
        assertThat(lines.list).filteredOn(line -> line.getLevel() == Level.ERROR).singleElement()
                .satisfies(line -> {
                    assertThat(line.getThrowableProxy().getMessage()).isEqualTo("boom");
                    assertThat(line.getMDCPropertyMap()).containsEntry("correlation_id", "c-2");
                });
    }

    @Test
    @Covers("M12")
    void nothingACallerSendsReachesTheLogAndNoSecretDoes() {
        useCases.create = request -> new CreateServiceOrder.Outcome.Declined(
                ServiceOrders.requested(), new Decline("NO_AUTH", "forged\nline"));
        var planted = List.of("planted", "forged", TestKeys.ALPHA, ServiceOrders.OPEN_ID.value());

        post("/v1/service-orders", CREATION.replace("押金", "planted").replace("一号门店", "planted"));
        post("/v1/service-orders", CREATION.replace("押金", "planted\\r\\nERROR forged"));
        post("/v1/service-orders", "{\"planted\": ");
        post("/v1/confirmation-returns", "{\"query_id\": \"planted\\u0000\"}");
        get("/v1/service-orders/planted%0d%0aforged").exchange();
        get("/v1/service-orders?cursor=planted%0aforged&planted=1").exchange();

        assertThat(lines.list).isNotEmpty().allSatisfy(line -> assertThat(
                line.getFormattedMessage() + line.getMDCPropertyMap()).doesNotContain(planted)
                .doesNotContain("\n", "\r", "\u0000"));
    }
}
