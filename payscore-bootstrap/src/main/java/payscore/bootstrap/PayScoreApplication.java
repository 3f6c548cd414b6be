package payscore.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The PayScore service as one process. */
@SpringBootApplication
public class PayScoreApplication {
    public static void main(String[] args) {
        SpringApplication.run(PayScoreApplication.class, args);
    }
}
