package payscore.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** As {@link WebSlice}, behind a real server on the loopback address. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = WebSliceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "server.address=127.0.0.1",
        "payscore.api-keys[0].name=alpha",
        "payscore.api-keys[0].sha256=" + TestKeys.ALPHA_SHA256,
        "payscore.api-keys[0].merchants=1900000109",
        "payscore.api-keys[1].name=beta",
        "payscore.api-keys[1].sha256=" + TestKeys.BETA_SHA256,
        "payscore.api-keys[1].merchants=1900000200",
        "payscore.api-keys[2].name=both",
        "payscore.api-keys[2].sha256=" + TestKeys.BOTH_SHA256,
        "payscore.api-keys[2].merchants=1900000109,1900000200",
        "payscore.api-keys[3].name=operator",
        "payscore.api-keys[3].sha256=" + TestKeys.OPERATOR_SHA256,
        "payscore.api-keys[3].merchants=*"})
public @interface WebSliceOnPort {
}
