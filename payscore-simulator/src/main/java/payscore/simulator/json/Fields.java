package payscore.simulator.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object and complains with a JSON pointer to the offending one. A JSON null counts as absent.
 * Lengths are in characters (code points); characters outside the Basic Multilingual Plane are refused everywhere.
 */
public final class Fields {
    private static final int FIRST_FOUR_BYTE_CHARACTER = 0x10000;

    private final JsonNode node;
    private final String pointer;

    private Fields(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    /** The fields of a whole body; throws {@link BadField} when it is not an object. */
    public static Fields of(JsonNode body) {
        if (!body.isObject()) {
            throw new BadField("", "请求体必须为JSON对象");
        }
        return new Fields(body, "");
    }

    public JsonNode node() {
        return node;
    }

    /** Where this object stands in the body, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name, int max) {
        return optionalText(name, max).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name, int max) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isString()) {
            throw bad(name, "输入源“/body/" + name + "”类型错误，应为string");
        }
        String text = value.stringValue();
        if (text.codePoints().anyMatch(character -> character >= FIRST_FOUR_BYTE_CHARACTER)) {
            throw bad(name, "不支持4字节的UTF-8字符");
        }
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > max) {
            throw bad(name, "字符串长度应为1至" + max + "个字符，当前为" + length);
        }
        return Optional.of(text);
    }

    public long integer(String name, long min, long max) {
        return optionalInteger(name, min, max).orElseThrow(() -> missing(name));
    }

    public OptionalLong optionalInteger(String name, long min, long max) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(name, "类型错误，应为integer");
        }
        long number = value.longValue();
        if (number < min || number > max) {
            throw bad(name, "参数超出取值范围，应为" + min + "至" + max);
        }
        return OptionalLong.of(number);
    }

    public Optional<Boolean> optionalBoolean(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.get(name).isBoolean()) {
            throw bad(name, "类型错误，应为boolean");
        }
        return Optional.of(node.get(name).booleanValue());
    }

    public Fields object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<Fields> optionalObject(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.get(name).isObject()) {
            throw bad(name, "类型错误，应为object");
        }
        return Optional.of(new Fields(node.get(name), pointer + "/" + name));
    }

    /** The elements of an array of objects; an absent array is empty. */
    public List<Fields> objects(String name, int min, int max) {
        List<Fields> elements = new ArrayList<>();
        if (has(name)) {
            JsonNode array = node.get(name);
            if (!array.isArray()) {
                throw bad(name, "类型错误，应为array");
            }
            for (int i = 0; i < array.size(); i++) {
                if (!array.get(i).isObject()) {
                    throw bad(name + "/" + i, "类型错误，应为object");
                }
                elements.add(new Fields(array.get(i), pointer + "/" + name + "/" + i));
            }
        }
        if (elements.size() < min) {
            throw elements.isEmpty() ? missing(name) : bad(name, "数组元素个数不能少于" + min);
        }
        if (elements.size() > max) {
            throw bad(name, "数组元素个数不能超过" + max);
        }
        return List.copyOf(elements);
    }

    /** A complaint about one field of this object. */
    public BadField bad(String name, String issue) {
        return new BadField(pointer + "/" + name, issue);
    }

    private BadField missing(String name) {
        return bad(name, "缺少必填字段" + name);
    }
}
