package payscore.adapter.web.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Lets controllers of this API take and return records as {@link WireJson}; the records of others are left to others. */
public final class WireJsonConverter extends AbstractHttpMessageConverter<Record> {
    private static final String OURS = "payscore.adapter.web.";

    private final WireJson json;

    public WireJsonConverter(WireJson json) {
        super(MediaType.APPLICATION_JSON);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord() && type.getName().startsWith(OURS);
    }

    /** Whatever the media type is ({@link BodyFilter} has judged it): nothing may fall to a converter that is less strict. */
    @Override
    protected boolean canRead(@Nullable MediaType mediaType) {
        return true;
    }

    @Override
    protected Record readInternal(Class<? extends Record> type, HttpInputMessage input) throws IOException {
        return json.read(input.getBody().readAllBytes(), type);
    }

    @Override
    protected void writeInternal(Record answer, HttpOutputMessage output) throws IOException {
        output.getBody().write(json.write(answer));
    }
}
