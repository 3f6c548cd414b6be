package payscore.simulator.spring;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import payscore.simulator.setup.DevelopmentSetup;

/** Says, once the service is up, where everything is and what to type first. */
final class FirstSteps implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FirstSteps.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);

    private final DevelopmentSetup setup;
    private final RunningSimulator simulator;
    private final Environment environment;

    FirstSteps(DevelopmentSetup setup, RunningSimulator simulator, Environment environment) {
        this.setup = setup;
        this.simulator = simulator;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        // With server.port=0 the notify_url was composed before the port was known.
        simulator.simulator().control().redirectNotifications("127.0.0.1:0", "127.0.0.1:" + port);
        LOG.info("{}", text("http://127.0.0.1:" + port, simulator.simulator().baseUrl()));
    }

    private String text(String service, String weChat) {
        String order = "DEMO-" + STAMP.format(InstantSource.system().instant());
        return """


                +------------------------------------------------------------------------------+
                | PayScore platform, development assembly: WeChat is simulated, no money moves |
                +------------------------------------------------------------------------------+
                  Service            %1$s
                  Swagger UI         %1$s/swagger-ui.html
                  Simulator          %2$s
                  Phone              %2$s/phone
                  Development key    %3$s   (sha256 configured; kept in %5$s)

                1. Create a service order:

                curl -sS %1$s/v1/service-orders -H 'Authorization: Bearer %3$s' \\
                  -H 'Content-Type: application/json' -d '{"out_order_no":"%4$s","service_id":"%6$s","service_introduction":"Power bank","post_payments":[{"name":"Rental","description":"3 yuan an hour, 99 at most"}],"time_range":{"start_time":"OnAccept"},"risk_fund":{"name":"DEPOSIT","amount":9900}}'

                2. Ask for launch parameters, paste the whole answer into the phone page and accept there:

                curl -sS -X POST %1$s/v1/service-orders/%4$s/confirmation-launch -H 'Authorization: Bearer %3$s'

                3. See it in use:

                curl -sS %1$s/v1/service-orders/%4$s -H 'Authorization: Bearer %3$s'

                4. Complete it with 6 yuan; a few seconds later step 3 shows it paid:

                curl -sS %1$s/v1/service-orders/%4$s/complete -H 'Authorization: Bearer %3$s' \\
                  -H 'Content-Type: application/json' -d '{"post_payments":[{"name":"Rental","amount":600}],"total_amount":600}'
                """
                .formatted(
                        service,
                        weChat,
                        setup.apiKey(),
                        order,
                        setup.merchantPrivateKeyPath().getParent(),
                        DevelopmentSetup.SERVICE_ID);
    }
}
