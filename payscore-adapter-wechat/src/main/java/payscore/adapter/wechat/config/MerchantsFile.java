package payscore.adapter.wechat.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import payscore.adapter.wechat.config.WeChatProperties.MerchantProperties;
import payscore.application.port.out.merchant.SettingsProblem;

/**
 * The file of merchants ({@code payscore.merchants-file}): YAML with what would stand under {@code payscore.} in the application's own
 * configuration. <code>${NAME}</code> stands for a property or an environment variable of that name.
 */
final class MerchantsFile {
    private static final String PROPERTY = "payscore.merchants-file";
    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");
    private static final Pattern KNOWN = Pattern.compile("merchants\\[(\\d{1,9})\\]\\..*");

    private final Path path;
    private final Environment environment;

    MerchantsFile(Path path, Environment environment) {
        this.path = path;
        this.environment = environment;
    }

    static Optional<MerchantsFile> of(String path, Environment environment) {
        try {
            return path.isBlank() ? Optional.empty() : Optional.of(new MerchantsFile(Path.of(path), environment));
        } catch (InvalidPathException e) {
            throw new InvalidConfiguration(List.of(new InvalidConfiguration.Problem(PROPERTY, "It is no path.")));
        }
    }

    Path path() {
        return path;
    }

    /**
     * Every entry of the file, readable or not.
     *
     * @throws InvalidConfiguration when nothing can be said about entries
     */
    List<Item> read() {
        var sources = sources();
        var names = sources.stream().filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames())).toList();
        var problems = new Problems();
        names.stream().filter(name -> !KNOWN.matcher(name).matches() && !name.equals("merchants")).forEach(
                name -> problems.add(PROPERTY, "Nothing is known by the name " + name + "; merchants are listed under "
                        + "\"merchants\"."));
        var count = names.stream().map(KNOWN::matcher).filter(found -> found.matches())
                .mapToInt(found -> Integer.parseInt(found.group(1)) + 1).max().orElse(0);
        problems.require(count > 0, PROPERTY,
                "The file " + path + " names no merchant; to take all out, leave the property out and restart.");
        problems.throwIfAny();
        var binder = new Binder(ConfigurationPropertySources.from(sources),
                new PropertySourcesPlaceholdersResolver(environment));
        var items = new ArrayList<Item>();
        for (int i = 0; i < count; i++) {
            items.add(item(binder, "merchants[" + i + "]"));
        }
        return items;
    }

    private static Item item(Binder binder, String name) {
        var prefix = name + ".";
        try {
            var merchant = binder.bindOrCreate(
                    name, Bindable.of(MerchantProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
            return new Item(prefix, Optional.of(merchant), List.of());
        } catch (BindException e) {
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                return new Item(prefix, Optional.empty(), unbound.getUnboundProperties().stream()
                        .map(property -> new SettingsProblem(property.getName().toString(),
                                "Nothing is known by this name."))
                        .toList());
            }
            return new Item(prefix, Optional.empty(), List.of(
                    new SettingsProblem(e.getName().toString(), "It is not of the right shape.")));
        }
    }

    private List<PropertySource<?>> sources() {
        try {
            return new YamlPropertySourceLoader().load("merchants", new ByteArrayResource(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw broken("The file " + path + " cannot be read.");
        } catch (RuntimeException e) {
            // The parser's own words quote the file, secrets and all; only the line is told.
            var line = LINE.matcher(String.valueOf(e.getMessage()));
            throw broken("The file " + path + " is not well-formed YAML" + (line.find()
                    ? ", see line " + line.group(1)
                    : "") + ".");
        }
    }

    private static InvalidConfiguration broken(String sentence) {
        return new InvalidConfiguration(List.of(new InvalidConfiguration.Problem(PROPERTY, sentence)));
    }

    /**
     * One merchant of the file.
     *
     * @param prefix of its settings' names
     * @param merchant absent when it is not of the right shape
     */
    record Item(String prefix, Optional<MerchantProperties> merchant, List<SettingsProblem> problems) {}
}
