package payscore.adapter.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * Schemas of the API's records, named as they travel: snake_case; a component that is not {@link Optional} is required, and a
 * request has no other fields than its own. (The description library still stands on Jackson 2.)
 */
public final class RecordSchemas extends ModelResolver {
    private static final String OURS = "payscore.adapter.web.";

    /** The strategy of the schemas, made callable. */
    private static final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {}

    private static final SnakeCase NAMES = new SnakeCase();

    public RecordSchemas() {
        super(Json31.mapper().copy().setPropertyNamingStrategy(NAMES));
        openapi31(true);
    }

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        var resolved = _mapper.constructType(type.getType()).getRawClass();
        if (!resolved.isRecord() || !resolved.getName().startsWith(OURS)) {
            return next.next().resolve(type, context, next);
        }
        var schema = super.resolve(type, context, next);
        Optional.ofNullable(context.getDefinedModels().get(resolved.getSimpleName()))
                .ifPresent(model -> complete(model, resolved));
        return schema;
    }

    private static void complete(Schema<?> model, Class<?> record) {
        model.setRequired(Arrays.stream(record.getRecordComponents()).filter(c -> c.getType() != Optional.class)
                .map(RecordSchemas::nameOf).filter(model.getProperties()::containsKey).toList());
        if (record.getSimpleName().endsWith("Request")) {
            model.setAdditionalProperties(false);
        }
    }

    private static String nameOf(RecordComponent component) {
        return NAMES.translate(component.getName());
    }
}
