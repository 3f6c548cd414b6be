package payscore.adapter.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import payscore.adapter.web.ApiFilter;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;
import payscore.domain.order.ServiceOrderKey;

/**
 * Refuses query parameters an operation does not have, and repeated ones: a misspelt filter that is quietly ignored shows
 * orders nobody asked for.
 */
public final class StrictQuery implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation && ApiFilter.isOfApi(request)) {
            var allowed = parametersOf(operation);
            var errors = sentWith(request).entrySet().stream()
                    .filter(sent -> sent.getValue().length > allowed.getOrDefault(sent.getKey(), 0))
                    .map(sent -> error(sent.getKey(), allowed)).toList();
            if (!errors.isEmpty()) {
                throw new Refused(Problem.malformed(errors));
            }
        }
        return true;
    }

    private static Map<String, String[]> sentWith(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException undecodable) {
            throw new Refused(Problem.malformed(RequestError.inParameter("", "the query cannot be decoded")));
        }
    }

    private static RequestError error(String sent, Map<String, Integer> allowed) {
        return allowed.containsKey(sent)
                ? RequestError.inParameter(sent, "must not be repeated")
                : RequestError.inParameter("", "the operation has no such query parameter; it has "
                        + allowed.keySet().stream().sorted().toList());
    }

    /** The query parameters of an operation and how often each may be sent. */
    private static Map<String, Integer> parametersOf(HandlerMethod operation) {
        var parameters = new HashMap<String, Integer>();
        Arrays.stream(operation.getMethodParameters()).forEach(parameter -> {
            if (parameter.getParameterType() == ServiceOrderKey.class) {
                parameters.put(CallerArgument.MCH_ID, 1);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parameters.put(nameOf(parameter), parameter.getParameterType() == List.class ? Integer.MAX_VALUE : 1);
            }
        });
        return parameters;
    }

    private static String nameOf(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null ? "" : annotation.name();
    }
}
