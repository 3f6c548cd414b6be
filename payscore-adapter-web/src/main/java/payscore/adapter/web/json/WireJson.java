package payscore.adapter.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's JSON: snake_case, absent values left out. Reading is strict: UTF-8 only, one value, no repeated field, bounded depth
 * and numbers, and exactly the fields and JSON types of the record that is read. Nothing is coerced.
 */
public final class WireJson {
    /** Deeper than any document of the API by far. */
    static final int DEPTH_MAX = 32;
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final int NAME_LENGTH_MAX = 256;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX).maxNameLength(NAME_LENGTH_MAX)
                    .maxStringLength(BodyFilter.LENGTH_MAX).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    /** For writing. */
    public JsonMapper mapper() {
        return mapper;
    }

    /**
     * Reads a request.
     *
     * @throws Refused naming every field that does not fit
     */
    public <T extends Record> T read(byte[] body, Class<T> type) {
        var document = parse(body);
        var errors = new Shape(type).errorsOf(document);
        if (!errors.isEmpty()) {
            throw new Refused(Problem.malformed(errors));
        }
        return mapper.treeToValue(document, type);
    }

    /**
     * The same document always in the same bytes: fields sorted, no white space.
     *
     * @throws Refused when it is not JSON
     */
    public byte[] canonical(byte[] body, Set<String> without) {
        var document = parse(body);
        if (document instanceof ObjectNode fields) {
            fields.remove(without);
        }
        return mapper.writeValueAsBytes(document);
    }

    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    private JsonNode parse(byte[] body) {
        try (var parser = mapper.createParser(textOf(body))) {
            return parse(parser);
        }
    }

    private JsonNode parse(JsonParser parser) {
        try {
            JsonNode document = mapper.readTree(parser);
            if (document == null || document.isMissingNode()) {
                throw malformed("", "must be a JSON object");
            }
            return document;
        } catch (StreamConstraintsException tooMuch) {
            throw malformed("", "is nested too deeply, or holds a name or number of absurd length");
        } catch (JacksonException notJson) {
            var place = parser.currentTokenLocation();
            throw malformed("", "is not valid JSON, or repeats a field, near line " + place.getLineNr() + ", column "
                    + place.getColumnNr());
        }
    }

    /** JSON is UTF-8 (RFC 8259 §8.1); a parser left alone would guess UTF-16 and UTF-32 too. */
    private static String textOf(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("", "must be UTF-8");
        }
    }

    private static Refused malformed(String pointer, String detail) {
        return new Refused(Problem.malformed(RequestError.at(pointer, detail)));
    }
}
