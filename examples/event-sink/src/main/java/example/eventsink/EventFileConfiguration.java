package example.eventsink;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** With {@code payscore.webhook-sender=event-file} the platform's own sender stays away and this one steps in. */
@AutoConfiguration
@ConditionalOnProperty(name = "payscore.webhook-sender", havingValue = "event-file")
public class EventFileConfiguration {
    @Bean
    EventFile eventFile(@Value("${event-file.path}") Path path, @Value("${event-file.name:event-file}") String name) {
        return new EventFile(path, name);
    }
}
