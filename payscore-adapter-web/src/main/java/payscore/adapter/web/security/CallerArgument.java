package payscore.adapter.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import payscore.adapter.web.correlation.LogContext;
import payscore.adapter.web.problem.RequestError;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.violation.InvalidTerms;

/**
 * Gives controllers the {@link Caller}, and the key of the order the path names: {@code out_order_no} from the path, the merchant
 * from {@code mch_id} in the query or, when the API key names only one, from there.
 */
public final class CallerArgument implements HandlerMethodArgumentResolver {
    /** Path variable. */
    public static final String OUT_ORDER_NO = "out_order_no";
    /** Query parameter. */
    public static final String MCH_ID = "mch_id";
    /** What to say when the query had to name the merchant. */
    public static final RequestError MCH_ID_MISSING = RequestError.inParameter(MCH_ID,
            "is required, because the API key acts for several merchants");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == ServiceOrderKey.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        var caller = Caller.of(request);
        return parameter.getParameterType() == Caller.class ? caller : keyOf(caller, request);
    }

    private static ServiceOrderKey keyOf(Caller caller, HttpServletRequest request) {
        var mchId = caller.merchantOfOrder(Optional.ofNullable(request.getParameter(MCH_ID)), MCH_ID_MISSING);
        var outOrderNo = outOrderNoOf(request);
        LogContext.about(outOrderNo);
        return new ServiceOrderKey(mchId, outOrderNo);
    }

    /** A number no order can have is the number of no order. */
    private static OutOrderNo outOrderNoOf(HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return new OutOrderNo(String.valueOf(variables.get(OUT_ORDER_NO)));
        } catch (InvalidTerms noNumber) {
            throw new ServiceOrderNotFound();
        }
    }
}
