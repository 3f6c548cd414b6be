package payscore.simulator.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.http.Refusal;
import payscore.simulator.http.Router;
import payscore.simulator.http.Router.Doc;
import payscore.simulator.http.Router.Request;
import payscore.simulator.json.Fields;
import payscore.simulator.merchant.TestUser;

/** What the phone page calls; tests may drive it as well. */
public final class PhoneApi {
    private static final String PAGE = "/simulator/phone/pages/{session}";
    private static final int TEXT_MAX = 256;

    private final Phone phone;
    private final Authorizing authorizing;

    public PhoneApi(Phone phone, Authorizing authorizing) {
        this.phone = phone;
        this.authorizing = authorizing;
    }

    public Router addTo(Router router) {
        router.on(
                "POST",
                "/simulator/phone/pages",
                "Open a PayScore page as wx.openBusinessView does",
                List.of(
                        new Doc(
                                "launch",
                                "object",
                                "businessType with extraData, queryString or query; or all of them"),
                        new Doc("query", "string", "or the same as a URL query"),
                        new Doc("openid", "string", "the user"),
                        new Doc("launch_app_id", "string", "the app that launches, when it is not the order's")),
                request -> asUser(() -> open(request)));
        router.on("GET", PAGE, "The opened page now", List.of(), request -> asUser(() -> page(request)));
        router.on(
                "POST",
                PAGE + "/accept",
                "Press accept",
                List.of(new Doc("pay_deposit", "boolean", "after a failed risk check")),
                request -> asUser(() -> {
                    if (authorizing.knows(request.variable("session"))) {
                        authorizing.accept(request.variable("session"));
                    } else {
                        phone.accept(
                                request.variable("session"),
                                request.fields().optionalBoolean("pay_deposit").orElse(false));
                    }
                    return page(request);
                }));
        router.on(
                "POST",
                PAGE + "/pay",
                "Press pay now",
                List.of(),
                request -> asUser(() -> {
                    phone.pay(phone.orderOf(request.variable("session")));
                    return page(request);
                }));
        router.on(
                "POST",
                PAGE + "/return",
                "Leave by the button inside the page: the front end receives the query_id",
                List.of(),
                request -> asUser(
                        () -> Map.of("query_id", phone.returnByButton(phone.orderOf(request.variable("session"))))));
        return router;
    }

    private Object open(Request request) {
        Fields body = request.fields();
        Launch launch = body.has("launch")
                ? Launch.read(body.node().get("launch"))
                : Launch.ofQuery(body.text("query", 4096));
        String openid = body.optionalText("openid", TEXT_MAX).orElse(TestUser.DEFAULT_OPENID);
        Optional<String> launchAppId = body.optionalText("launch_app_id", TEXT_MAX);
        return launch.businessType().equals(Launch.AUTHORIZE)
                ? authorizing.open(launch, openid, launchAppId)
                : phone.open(launch, openid, launchAppId);
    }

    private Object page(Request request) {
        String session = request.variable("session");
        return authorizing.knows(session) ? authorizing.page(session) : phone.page(session);
    }

    private interface Work {
        Object run();
    }

    private static Object asUser(Work work) {
        try {
            return work.run();
        } catch (LaunchRefused refused) {
            throw new Refusal(
                    422,
                    Optional.of(refused.code()).filter(code -> !code.isEmpty()).orElse("refused"),
                    refused.text());
        }
    }
}
