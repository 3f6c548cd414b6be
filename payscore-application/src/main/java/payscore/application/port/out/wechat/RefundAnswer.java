package payscore.application.port.out.wechat;

import payscore.domain.refund.RefundReport;

/** What WeChat says of a refund when asked. */
public sealed interface RefundAnswer {
    /** WeChat has a refund under the number; whether it is ours, its terms tell. */
    record Found(RefundReport report) implements RefundAnswer {}

    /** Signed 404 {@code RESOURCE_NOT_EXISTS}. No proof that a request will not arrive late. */
    record NotFound() implements RefundAnswer {}

    /**
     * No usable answer.
     *
     * @param cause for logs and metrics: few distinct words, no data
     */
    record Unavailable(String cause) implements RefundAnswer {}
}
