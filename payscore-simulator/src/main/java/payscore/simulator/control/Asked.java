package payscore.simulator.control;

import java.time.Duration;
import java.util.Optional;
import payscore.simulator.http.Refusal;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.http.Router.Request;
import payscore.simulator.json.Json;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.phone.LaunchRefused;
import tools.jackson.databind.node.ObjectNode;

/** What the routes read from a request alike. */
final class Asked {
    static final int TEXT_MAX = 256;
    /** An order is named by out_order_no, or mchid~out_order_no where several merchants use it. */
    static final String ORDER = "/simulator/orders/{order}";
    static final Doc OPENID = new Doc("openid", "string", "who acts; default " + TestUser.DEFAULT_OPENID);

    private Asked() {}

    /** The order the path names. */
    static String order(Control control, Request request) {
        String order = request.variable("order").replace('~', '/');
        if (control.find(order).isEmpty()) {
            throw new Refusal(404, "not_found", "no order " + order);
        }
        return order;
    }

    static String openid(Request request) {
        return request.fields().optionalText("openid", TEXT_MAX).orElse(TestUser.DEFAULT_OPENID);
    }

    static Optional<Duration> duration(Request request, String name) {
        try {
            return request.fields().optionalText(name, TEXT_MAX).map(Duration::parse);
        } catch (java.time.DateTimeException malformed) {
            throw request.fields().bad(name, "not an ISO 8601 duration such as PT1H");
        }
    }

    /** Does what a user does; what WeChat refuses the user is told as WeChat tells it. */
    static void asUser(Runnable action) {
        try {
            action.run();
        } catch (LaunchRefused refused) {
            throw new Refusal(422, refused.code().isEmpty() ? "refused" : refused.code(), refused.text());
        }
    }

    static ObjectNode done() {
        return Json.object();
    }
}
