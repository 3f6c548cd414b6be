package payscore.adapter.wechat.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payscore.application.port.out.merchant.SettingsProblem;
import payscore.domain.violation.InvalidTerms;

/** Collects what is wrong with the properties, so that an operator can mend all of it at once. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<InvalidConfiguration.Problem> found = new ArrayList<>();

    void add(String property, String sentence) {
        found.add(new InvalidConfiguration.Problem(property, sentence));
    }

    /** Notes {@code sentence} unless {@code holds}. */
    void require(boolean holds, String property, String sentence) {
        if (!holds) {
            add(property, sentence);
        }
    }

    /** What {@code part} makes; a broken rule of the domain becomes a problem of {@code property}. */
    <T> Optional<T> at(String property, Part<T> part) {
        try {
            return Optional.of(part.make());
        } catch (InvalidTerms e) {
            e.violations().forEach(violation -> add(property, "It " + violation.rule() + "."));
            return Optional.empty();
        }
    }

    List<SettingsProblem> found() {
        return found.stream().map(problem -> new SettingsProblem(problem.property(), problem.sentence())).toList();
    }

    /** Not wrong, but worth a look. */
    static void warn(String property, String sentence) {
        LOG.warn("{}: {}", property, sentence);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfiguration(found);
        }
    }

    interface Part<T> {
        T make();
    }
}
