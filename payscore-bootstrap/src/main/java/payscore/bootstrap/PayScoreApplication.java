package payscore.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The PayScore service as one process. */
@SpringBootApplication
@EnableScheduling
public class PayScoreApplication {
    public static void main(String[] args) {
        SpringApplication.run(PayScoreApplication.class, args);
    }
}
