package payscore.adapter.web.reconciliation;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.ReadReconciliation;
import payscore.application.port.in.ReconciliationNotFound;
import payscore.application.port.in.RunReconciliation;

/** Shows how a day compares with WeChat's bill, and has it compared again. */
@RestController
public final class ReconciliationController {
    static final String TAG = "Reconciliation";
    static final String DATE = "date";
    static final String WHICH_DAY = "The day of the bill in Beijing, `YYYY-MM-DD`.";
    static final String MERCHANT = "Whose bill; may be left out when the API key acts for one merchant only.";

    private final ReadReconciliation readReconciliation;
    private final RunReconciliation runReconciliation;

    public ReconciliationController(ReadReconciliation readReconciliation, RunReconciliation runReconciliation) {
        this.readReconciliation = readReconciliation;
        this.runReconciliation = runReconciliation;
    }

    @Described(tag = TAG, summary = "Read a reconciliation", details = "Every day is compared with WeChat's trade bill after 10:00 of the next day in Beijing. `result` is that of the latest complete comparison.", answers = @Described.Answer(code = "200", meaning = "How the day compares."), problems = ProblemCatalogue.RECONCILIATION_NOT_FOUND)
    @GetMapping("/v1/reconciliations/{date}")
    ReconciliationResponse readReconciliation(
            @Parameter(description = WHICH_DAY, example = "2025-06-01") @PathVariable(DATE) String date,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, ReconciliationNotFound::new);
        return ReconciliationResponse.of(readReconciliation.read(merchant, BillDate.read(date)));
    }

    @Described(tag = TAG, summary = "Compare a day with WeChat's bill now", details = "For the first time or once more. It is done in the background, within seconds; read the reconciliation until its `status` is DONE. Differences that are no more are settled, those the merchant has resolved stay so.", answers = @Described.Answer(code = "200", meaning = "It will be done at once."), problems = {
            ProblemCatalogue.FORBIDDEN_MERCHANT, ProblemCatalogue.RECONCILIATION_NOT_FOUND,
            ProblemCatalogue.BILL_NOT_OBTAINABLE, ProblemCatalogue.CONCURRENT_CHANGE})
    @PostMapping("/v1/reconciliations/{date}/run")
    ReconciliationResponse runReconciliation(
            @Parameter(description = WHICH_DAY, example = "2025-06-01") @PathVariable(DATE) String date,
            @Parameter(description = MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        var merchant = caller.merchant(mchId, CallerArgument.MCH_ID_MISSING);
        return ReconciliationResponse.of(runReconciliation.run(merchant, BillDate.read(date)));
    }
}
