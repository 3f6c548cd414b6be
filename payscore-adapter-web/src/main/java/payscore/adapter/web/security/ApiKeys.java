package payscore.adapter.web.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;
import payscore.domain.violation.InvalidTerms;

/** The API keys of this deployment. Several may name one merchant, so that a key can be replaced while both work. */
public final class ApiKeys {
    /**
     * An API key as it is configured.
     *
     * @param sha256 hexadecimal SHA-256 of the key
     * @param merchants merchant numbers, or {@code *} alone for an operator's key
     */
    public record Setting(Optional<String> name, Optional<String> sha256, List<String> merchants) {}

    private static final String EVERY_MERCHANT = "*";

    private final List<ApiKey> keys;
    private final Merchants all;

    private ApiKeys(List<ApiKey> keys, Merchants all) {
        this.keys = keys;
        this.all = all;
    }

    /** @throws InvalidApiKeys naming everything that is wrong */
    public static ApiKeys of(List<Setting> settings, Merchants merchants) {
        var problems = new ArrayList<String>();
        var keys = new ArrayList<ApiKey>();
        var names = new HashSet<String>();
        for (int i = 0; i < settings.size(); i++) {
            var setting = settings.get(i);
            var property = "payscore.api-keys[" + i + "]";
            var name = setting.name().filter(n -> n.matches("[A-Za-z0-9._-]{1,64}"));
            if (name.isEmpty()) {
                problems.add(property + ".name must have 1 to 64 letters, digits, dots, underscores or hyphens.");
            } else if (!names.add(name.get())) {
                problems.add(property + ".name: there is another API key named " + name.get() + ".");
            }
            var digest = setting.sha256().flatMap(ApiKeys::digestOf);
            if (digest.isEmpty()) {
                problems.add(property + ".sha256 must be the SHA-256 of the key in 64 hexadecimal digits.");
            } else if (keys.stream().anyMatch(key -> key.digest().equals(digest.get()))) {
                problems.add(property + ".sha256: another API key has the same value; every key needs its own.");
            }
            var bound = merchantsOf(setting, merchants, property, problems);
            if (name.isPresent() && digest.isPresent()) {
                keys.add(new ApiKey(name.get(), digest.get(), bound,
                        setting.merchants().equals(List.of(EVERY_MERCHANT))));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidApiKeys(problems);
        }
        return new ApiKeys(List.copyOf(keys), merchants);
    }

    /** Who presents {@code key}; every configured key is compared, so that the time tells nothing about any of them. */
    Optional<Caller> callerWith(String key) {
        var digest = Sha256.of(key);
        var found = Optional.<Caller>empty();
        for (var candidate : keys) {
            if (candidate.digest().equals(digest)) {
                found = Optional.of(callerOf(candidate));
            }
        }
        return found;
    }

    private Caller callerOf(ApiKey key) {
        return key.isOperators()
                ? new Caller(key.name(), all.all().stream().map(Merchant::mchId).collect(Collectors.toSet()), true)
                : new Caller(key.name(), key.merchants());
    }

    private static Set<MchId> merchantsOf(
            Setting setting, Merchants merchants, String property, List<String> problems) {
        if (setting.merchants().isEmpty()) {
            problems.add(property + ".merchants must name at least one merchant.");
        }
        var bound = new HashSet<MchId>();
        if (setting.merchants().equals(List.of(EVERY_MERCHANT))) {
            return bound;
        }
        for (var number : setting.merchants()) {
            // Where merchants come and go, a key may be there before its merchant is.
            if (!merchants.isFixed() && isMchId(number)) {
                bound.add(new MchId(number));
                continue;
            }
            merchants.all().stream().map(Merchant::mchId).filter(mchId -> mchId.value().equals(number)).findFirst()
                    .ifPresentOrElse(bound::add,
                            () -> problems.add(property + ".merchants names " + number
                                    + ", but payscore.merchants has no merchant with this mch-id."));
        }
        return bound;
    }

    private static boolean isMchId(String number) {
        try {
            return new MchId(number).value().equals(number);
        } catch (InvalidTerms noNumber) {
            return false;
        }
    }

    private static Optional<Sha256> digestOf(String hex) {
        try {
            return Optional.of(Sha256.fromHex(hex));
        } catch (IllegalArgumentException noDigest) {
            return Optional.empty();
        }
    }
}
