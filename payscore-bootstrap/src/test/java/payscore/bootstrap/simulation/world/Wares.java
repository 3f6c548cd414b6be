package payscore.bootstrap.simulation.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.money.Fen;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.terms.CompletionTerms;
import payscore.domain.terms.Modification;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.SettledAmount;

/** What is let and what it costs. */
final class Wares {
    private Wares() {}

    static ServiceTerms terms() {
        return ServiceOrders.terms();
    }

    static CompletionTerms completion(long fen) {
        return new CompletionTerms(
                new SettledAmount(
                        new PostPayments(List.of(new PostPayment("租借费用", Optional.of(new Fen(fen)), Optional.empty(),
                                Optional.empty()))),
                        PostDiscounts.NONE, new Fen(fen)),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One hour less. */
    static Modification lowerTo(long fen) {
        return new Modification(completion(fen).amount(), "多计了一小时");
    }

    /** What the front end hands to WeChat. */
    static String launchJson(LaunchParameters launch) {
        return launch.fields().entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"businessType\":\"" + launch.businessType() + "\",\"extraData\":{",
                        "}}"));
    }
}
