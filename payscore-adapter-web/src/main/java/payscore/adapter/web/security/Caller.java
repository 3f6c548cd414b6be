package payscore.adapter.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.web.util.UriComponentsBuilder;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.domain.merchant.MchId;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.refund.OutRefundNo;

/**
 * Who calls: the owner of an API key. The wall between merchants stands here: whatever a request names, only a merchant of
 * the key comes out.
 *
 * @param name the API key's name
 * @param merchants the merchants it may act for
 * @param isOperator it may see and change what concerns the deployment
 */
public record Caller(String name, Set<MchId> merchants, boolean isOperator) {
    private static final String ATTRIBUTE = Caller.class.getName();

    /** A merchant's back end. */
    public Caller(String name, Set<MchId> merchants) {
        this(name, merchants, false);
    }

    /** @throws Refused unless this is an operator */
    public void requireOperator() {
        if (!isOperator) {
            throw new Refused(ProblemCatalogue.OPERATORS_ONLY, "The API key acts for named merchants only.");
        }
    }

    /**
     * The caller of a request.
     *
     * @throws Refused when nobody has been authenticated, however the request got this far
     */
    public static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new Refused(ProblemCatalogue.UNAUTHORIZED, "The request carries no valid API key.");
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The merchant of a request that may leave the merchant out when there is only one.
     *
     * @param missing where the merchant would have had to be named
     * @throws Refused when the key may not act for the merchant, or the merchant had to be named
     */
    public MchId merchant(Optional<String> mchId, RequestError missing) {
        return named(mchId, missing).orElseThrow(() -> new Refused(ProblemCatalogue.FORBIDDEN_MERCHANT,
                "The API key is not bound to this merchant."));
    }

    /**
     * The merchant of an order a request is about. Another merchant's order looks exactly like one that does not exist.
     *
     * @throws ServiceOrderNotFound when the key may not act for the merchant
     * @throws Refused when the merchant had to be named
     */
    public MchId merchantOfOrder(Optional<String> mchId, RequestError missing) {
        return merchantOf(mchId, missing, ServiceOrderNotFound::new);
    }

    /**
     * The merchant of a thing a request is about. Another merchant's thing looks exactly like one that does not exist.
     *
     * @param notFound what is thrown when the key may not act for the merchant
     * @throws Refused when the merchant had to be named
     */
    public MchId merchantOf(
            Optional<String> mchId, RequestError missing, Supplier<? extends RuntimeException> notFound) {
        return named(mchId, missing).orElseThrow(notFound);
    }

    /** Where an order can be read by this caller. */
    public URI locationOf(ServiceOrderKey key) {
        var location = UriComponentsBuilder.fromPath("/v1/service-orders/{out_order_no}");
        if (merchants.size() > 1) {
            location.queryParam("mch_id", key.mchId().value());
        }
        return location.encode().buildAndExpand(key.outOrderNo().value()).toUri();
    }

    /** Where a refund can be read by this caller. */
    public URI locationOf(MchId mchId, OutRefundNo outRefundNo) {
        var location = UriComponentsBuilder.fromPath("/v1/refunds/{out_refund_no}");
        if (merchants.size() > 1) {
            location.queryParam("mch_id", mchId.value());
        }
        return location.encode().buildAndExpand(outRefundNo.value()).toUri();
    }

    private Optional<MchId> named(Optional<String> mchId, RequestError missing) {
        if (mchId.isEmpty() && merchants.size() != 1) {
            throw new Refused(Problem.malformed(missing));
        }
        return merchants.stream().filter(own -> mchId.isEmpty() || own.value().equals(mchId.get())).findFirst();
    }
}
