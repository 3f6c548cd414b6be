package payscore.adapter.web.order;

import payscore.domain.order.Decline;

/** WeChat's refusal in WeChat's words. */
record DeclineJson(String code, String message) {
    static DeclineJson of(Decline decline) {
        return new DeclineJson(decline.code(), decline.message());
    }
}
