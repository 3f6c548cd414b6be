package payscore.adapter.web.order;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import payscore.domain.money.Fen;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;
import payscore.domain.violation.InvalidTerms;
import payscore.domain.violation.Violations;

/** {@code risk_fund}, in requests and in answers; the amount in fen. */
record RiskFundJson(String name, Long amount, Optional<String> description) {
    RiskFund toRiskFund() {
        var violations = new Violations();
        var known = violations.at("/name", () -> nameOf(name));
        var fen = violations.at("/amount", () -> new Fen(amount));
        // Stand-ins, so that the other fields are judged although one is wrong.
        var fund = violations.at("", () -> new RiskFund(
                known.orElse(RiskFundName.DEPOSIT), fen.orElseGet(() -> new Fen(1)), description));
        violations.throwIfAny();
        return fund.orElseThrow();
    }

    static RiskFundJson of(RiskFund fund) {
        return new RiskFundJson(fund.name().name(), fund.amount().amount(), fund.description());
    }

    private static RiskFundName nameOf(String word) {
        return Arrays.stream(RiskFundName.values()).filter(name -> name.name().equals(word)).findFirst()
                .orElseThrow(() -> InvalidTerms.because("must be one of " + Arrays.stream(RiskFundName.values())
                        .map(RiskFundName::name).collect(Collectors.joining(", "))));
    }
}
