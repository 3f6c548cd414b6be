package payscore.bootstrap.acceptance;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParser;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.messages.GherkinMessagesFeatureParser;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Cucumber's own parser, except that its scenarios have numbers as in English. Cucumber 7.34.3 makes the locale of a scenario of its
 * language alone and fails at one with a region, such as {@code zh-CN}. Cucumber finds it as a service and prefers the higher version.
 */
public final class AnyLanguageParser implements FeatureParser {
    private final FeatureParser parser = new GherkinMessagesFeatureParser();

    @Override
    @SuppressWarnings("deprecation")
    public Optional<Feature> parse(URI path, String source, Supplier<UUID> ids) {
        return parser.parse(path, source, ids).map(AnyLanguageParser::english);
    }

    @Override
    public Optional<Feature> parse(URI path, InputStream source, Supplier<UUID> ids) throws IOException {
        return parser.parse(path, source, ids).map(AnyLanguageParser::english);
    }

    @Override
    public String version() {
        return parser.version() + ".1";
    }

    private static Feature english(Feature feature) {
        return proxy(Feature.class, (self, method, arguments) -> {
            var result = call(feature, method, arguments);
            return switch (method.getName()) {
                case "getPickleAt" -> english((Pickle) result);
                case "getPickles" -> ((List<?>) result).stream().map(pickle -> english((Pickle) pickle)).toList();
                default -> result;
            };
        });
    }

    private static Pickle english(Pickle pickle) {
        return proxy(Pickle.class, (self, method, arguments) -> method.getName().equals("getLanguage")
                ? "en"
                : call(pickle, method, arguments));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }
}
