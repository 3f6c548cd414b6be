package payscore.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The PayScore service as one process. */
@SpringBootApplication
public class PayScoreApplication {
    public static void main(String[] args) {
        // WeChat closes idle connections after about 8 seconds; one that is kept longer fails on its next use.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        SpringApplication.run(PayScoreApplication.class, args);
    }
}
