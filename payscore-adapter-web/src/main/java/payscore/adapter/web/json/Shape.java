package payscore.adapter.web.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import payscore.adapter.web.problem.RequestError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

/**
 * The shape a record gives its documents: which fields there are, which must be there, and their JSON types. A component that is
 * not {@link Optional} is required. Finds everything that does not fit, not only the first.
 */
final class Shape {
    private static final SnakeCase NAMES = new SnakeCase();
    /** A name that is worth repeating to the caller; anything else could be made to deceive who reads it. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The strategy the mapper names fields with, made callable. */
    private static final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {
        String nameOf(RecordComponent component) {
            return translate(component.getName());
        }
    }

    private final Class<? extends Record> type;
    private final List<RequestError> errors = new ArrayList<>();

    Shape(Class<? extends Record> type) {
        this.type = type;
    }

    List<RequestError> errorsOf(JsonNode document) {
        check(document, type, "");
        return errors;
    }

    private void check(JsonNode node, Type expected, String pointer) {
        if (expected instanceof Class<?> record && record.isRecord()) {
            if (requireThat(node.isObject(), pointer, "must be an object")) {
                checkFields(node, record, pointer);
            }
        } else if (expected instanceof ParameterizedType list && list.getRawType() == List.class) {
            if (requireThat(node.isArray(), pointer, "must be an array")) {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), list.getActualTypeArguments()[0], pointer + "/" + i);
                }
            }
        } else if (expected == String.class) {
            requireThat(node.isString(), pointer, "must be a string");
        } else if (expected == Boolean.class) {
            requireThat(node.isBoolean(), pointer, "must be true or false");
        } else if (expected == Long.class || expected == Integer.class) {
            if (requireThat(node.isIntegralNumber(), pointer,
                    "must be an integer, written without fraction or exponent")) {
                requireThat(expected == Long.class ? node.canConvertToLong() : node.canConvertToInt(), pointer,
                        "is far out of range");
            }
        } else {
            throw new IllegalStateException("No request record has a " + expected);
        }
    }

    private void checkFields(JsonNode object, Class<?> record, String pointer) {
        var components = componentsOf(record);
        for (var name : object.propertyNames()) {
            if (!components.containsKey(name)) {
                if (PLAIN_NAME.matcher(name).matches()) {
                    errors.add(RequestError.at(pointer + "/" + name, "is not a field of this document"));
                } else {
                    errors.add(RequestError.at(pointer, "has a field that is not one of this document"));
                }
            }
        }
        components.forEach((name, component) -> {
            var value = Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
            var optional = optionalType(component);
            value.ifPresentOrElse(
                    node -> check(node, optional.orElse(component.getGenericType()), pointer + "/" + name),
                    () -> requireThat(optional.isPresent(), pointer + "/" + name, "is required"));
        });
    }

    private boolean requireThat(boolean holds, String pointer, String rule) {
        if (!holds) {
            errors.add(RequestError.at(pointer, rule));
        }
        return holds;
    }

    private static Map<String, RecordComponent> componentsOf(Class<?> record) {
        var components = new LinkedHashMap<String, RecordComponent>();
        Arrays.stream(record.getRecordComponents()).forEach(c -> components.put(NAMES.nameOf(c), c));
        return components;
    }

    private static Optional<Type> optionalType(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType type && type.getRawType() == Optional.class
                ? Optional.of(type.getActualTypeArguments()[0])
                : Optional.empty();
    }
}
