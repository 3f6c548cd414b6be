package payscore.domain.terms;

import payscore.domain.violation.WireText;

/** {@code service_introduction}, string(20), shown to the user. */
public record ServiceIntroduction(String value) {
    public ServiceIntroduction {
        WireText.checked(value, 20);
    }
}
