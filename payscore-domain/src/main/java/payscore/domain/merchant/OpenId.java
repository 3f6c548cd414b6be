package payscore.domain.merchant;

import payscore.domain.violation.WireText;

/** WeChat's {@code openid}: the user under one app, string(128). Personal data, so it never prints itself. */
public record OpenId(String value) {
    public OpenId {
        WireText.checked(value, 128);
    }

    @Override
    public String toString() {
        return "openid(masked)";
    }
}
