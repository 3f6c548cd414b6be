package payscore.adapter.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import payscore.adapter.web.json.BufferedRequest;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.security.Sha256;

/**
 * What a request asks for, in one digest: method, path with query, body. White space and the order of fields in the body do not
 * count, since clients may render a repetition anew. What must be kept nowhere does not count either: of few digits, a digest is no
 * secret (decision record 0021).
 */
final class Fingerprint {
    private static final Set<String> KEPT_NOWHERE = Set.of("bank_account", "real_name");

    private Fingerprint() {}

    static Sha256 of(HttpServletRequest request, WireJson json) {
        var head = request.getMethod() + "\n" + request.getRequestURI() + "\n"
                + Optional.ofNullable(request.getQueryString()).orElse("") + "\n";
        return Sha256.of(head.getBytes(StandardCharsets.UTF_8), canonical(BufferedRequest.bodyOf(request), json));
    }

    private static byte[] canonical(byte[] body, WireJson json) {
        try {
            return body.length == 0 ? body : json.canonical(body, KEPT_NOWHERE);
        } catch (Refused notJson) {
            return body;
        }
    }
}
