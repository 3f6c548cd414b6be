package payscore.adapter.web.config;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import payscore.adapter.web.security.ApiKeys;

/**
 * {@code payscore.api-keys}.
 *
 * @param apiKeys none means that nobody can call the API
 */
@ConfigurationProperties("payscore")
record ApiProperties(@DefaultValue List<Key> apiKeys) {
    /** {@code payscore.api-keys[].name}, {@code .sha256}, {@code .merchants}. */
    record Key(Optional<String> name, Optional<String> sha256, @DefaultValue List<String> merchants) {}

    List<ApiKeys.Setting> settings() {
        return apiKeys.stream().map(key -> new ApiKeys.Setting(key.name(), key.sha256(), key.merchants())).toList();
    }
}
