package payscore.adapter.wechat.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.wechat.signing.SignatureHeaders;
import payscore.domain.merchant.MchId;
import payscore.domain.violation.InvalidTerms;

/**
 * Where WeChat's callbacks arrive. It speaks WeChat's dialect, {@code {"code":"FAIL","message":"…"}}, and hands on the raw bytes:
 * the signature covers them exactly as they came.
 */
@RestController
public final class WeChatNotificationController {
    /** Our limit; a notification has a few kilobytes, and this much of a stranger's is read at most. */
    static final int BODY_BYTES_MAX = 64 * 1024;

    private final NotificationIntake intake;

    public WeChatNotificationController(NotificationIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/wechat/notifications/{mchId}")
    ResponseEntity<Object> receive(@PathVariable String mchId, HttpServletRequest request) throws IOException {
        var reception = reception(mchId, request);
        return reception == Reception.KEPT
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(reception.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Failure("FAIL", reception.message()));
    }

    private Reception reception(String pathMchId, HttpServletRequest request) throws IOException {
        var mchId = mchId(pathMchId).filter(intake::isKnown);
        if (mchId.isEmpty()) {
            return intake.refused(Reception.UNKNOWN_MERCHANT);
        }
        if (request.getQueryString() != null) {
            return intake.refused(Reception.WITH_QUERY);
        }
        if (!isPlainJson(request)) {
            return intake.refused(Reception.NOT_JSON);
        }
        if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            return intake.refused(Reception.TOO_LARGE);
        }
        var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        return body.length > BODY_BYTES_MAX
                ? intake.refused(Reception.TOO_LARGE)
                : intake.take(mchId.get(),
                        SignatureHeaders.from(name -> Collections.list(request.getHeaders(name))), body);
    }

    private static Optional<MchId> mchId(String text) {
        try {
            return Optional.of(new MchId(text));
        } catch (InvalidTerms e) {
            return Optional.empty();
        }
    }

    private static boolean isPlainJson(HttpServletRequest request) {
        try {
            return request.getContentType() != null
                    && MediaType.APPLICATION_JSON
                            .equalsTypeAndSubtype(MediaType.parseMediaType(request.getContentType()))
                    && request.getHeader("Content-Encoding") == null;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    record Failure(String code, String message) {}
}
