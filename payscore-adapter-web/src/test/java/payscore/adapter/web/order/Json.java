package payscore.adapter.web.order;

import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Reads single values out of answers. */
final class Json {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Json() {}

    static String at(MvcTestResult result, String pointer) {
        return JSON.readTree(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .at(pointer)
                .stringValue();
    }
}
