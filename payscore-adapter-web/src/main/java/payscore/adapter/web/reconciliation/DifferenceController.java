package payscore.adapter.web.reconciliation;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import payscore.adapter.web.json.BufferedRequest;
import payscore.adapter.web.openapi.Described;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.security.Caller;
import payscore.adapter.web.security.CallerArgument;
import payscore.application.port.in.DifferenceNotFound;
import payscore.application.port.in.JudgeDifference;
import payscore.application.port.in.JudgeDifference.Judgement;
import payscore.application.port.in.ListDifferences;
import payscore.application.port.in.ReconciliationNotFound;
import payscore.application.port.out.store.Differences.Filter;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.violation.InvalidTerms;

/** Lists in what a day's bill and the service differ, and takes what the merchant says of it. */
@RestController
public final class DifferenceController {
    private static final String DIFFERENCE_ID = "difference_id";
    private static final String CSV = "text/csv";
    private static final MediaType CSV_TYPE = MediaType.parseMediaType(CSV);
    private static final int CSV_PAGE = 500;
    private static final String WHICH_DIFFERENCE = "`difference_id` of the list; a vertical bar in it is written %7C.";

    private final ListDifferences listDifferences;
    private final JudgeDifference judgeDifference;

    public DifferenceController(ListDifferences listDifferences, JudgeDifference judgeDifference) {
        this.listDifferences = listDifferences;
        this.judgeDifference = judgeDifference;
    }

    @Described(tag = ReconciliationController.TAG, summary = "List the differences of a day", details = "Page by page: send `next_cursor` as `cursor` until there is none. With `Accept: text/csv`, all of them at once as CSV, from `cursor` on; no cell of it is taken for a formula by a spreadsheet.", answers = @Described.Answer(code = "200", meaning = "One page."), alsoAs = CSV, problems = ProblemCatalogue.RECONCILIATION_NOT_FOUND)
    @GetMapping("/v1/reconciliations/{date}/differences")
    @Nullable
    DifferencePage listDifferences(
            @Parameter(description = ReconciliationController.WHICH_DAY, example = "2025-06-01") @PathVariable(ReconciliationController.DATE) String date,
            @Parameter(description = "Only those with this fate: OPEN, SETTLED, ADOPTED, UNRELATED, ACKNOWLEDGED or RESOLVED.") @RequestParam(name = "fate") Optional<String> fate,
            @Parameter(description = "Only this kind: PAYMENT_NOT_OURS, PAYMENT_NOT_THEIRS, PAYMENT_AMOUNT, REFUND_NOT_OURS, REFUND_NOT_THEIRS or REFUND_AMOUNT.") @RequestParam(name = "kind") Optional<String> kind,
            @Parameter(description = "next_cursor of the page before.") @RequestParam(name = "cursor") Optional<String> cursor,
            @Parameter(description = "1 to 100, 20 unless told.", example = "20") @RequestParam(name = "limit") Optional<String> limit,
            @Parameter(description = ReconciliationController.MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, ReconciliationNotFound::new);
        var page = new DifferenceParameters(fate, kind, cursor, limit).toPage(merchant, BillDate.read(date));
        if (wantsCsv(request)) {
            export(page.filter(), response);
            return null;
        }
        return page.of(listDifferences.list(page.filter()));
    }

    /** Decided here: a list and a file of it are one operation, and who does not say gets the list. */
    private static boolean wantsCsv(HttpServletRequest request) {
        try {
            var accepted = new ArrayList<>(MediaType.parseMediaTypes(BufferedRequest.acceptOf(request).orElse("")));
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted.stream().sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                    .findFirst().filter(CSV_TYPE::equalsTypeAndSubtype).isPresent();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** The first page before the first byte: a problem can only be answered while nothing is. */
    private void export(Filter asked, HttpServletResponse response) throws IOException {
        var page = listDifferences.list(pageOf(asked, asked.after()));
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"differences-" + asked.mchId().value() + "-"
                + asked.day() + ".csv\"");
        try (var csv = new DifferenceCsv(response.getWriter())) {
            csv.write(page.stream().map(DifferenceResponse::of).toList());
            while (page.size() == CSV_PAGE) {
                page = listDifferences.list(pageOf(asked, Optional.of(page.getLast().key().id())));
                csv.write(page.stream().map(DifferenceResponse::of).toList());
            }
        }
    }

    @Described(tag = ReconciliationController.TAG, summary = "Acknowledge a difference", details = "Somebody has seen it and looks into it.", answers = @Described.Answer(code = "200", meaning = "It is acknowledged."), problems = {
            ProblemCatalogue.DIFFERENCE_NOT_FOUND, ProblemCatalogue.DIFFERENCE_NOT_OPEN,
            ProblemCatalogue.CONCURRENT_CHANGE})
    @PostMapping("/v1/reconciliations/{date}/differences/{difference_id}/acknowledge")
    DifferenceResponse acknowledgeDifference(
            @Parameter(description = ReconciliationController.WHICH_DAY, example = "2025-06-01") @PathVariable(ReconciliationController.DATE) String date,
            @Parameter(description = WHICH_DIFFERENCE) @PathVariable(DIFFERENCE_ID) String differenceId,
            @RequestBody DifferenceNoteRequest body,
            @Parameter(description = ReconciliationController.MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return judged(date, differenceId, body, mchId, caller, Judgement.ACKNOWLEDGE);
    }

    @Described(tag = ReconciliationController.TAG, summary = "Resolve a difference", details = "It has been dealt with, outside the service; final.", answers = @Described.Answer(code = "200", meaning = "It is resolved."), problems = {
            ProblemCatalogue.DIFFERENCE_NOT_FOUND, ProblemCatalogue.DIFFERENCE_NOT_OPEN,
            ProblemCatalogue.CONCURRENT_CHANGE})
    @PostMapping("/v1/reconciliations/{date}/differences/{difference_id}/resolve")
    DifferenceResponse resolveDifference(
            @Parameter(description = ReconciliationController.WHICH_DAY, example = "2025-06-01") @PathVariable(ReconciliationController.DATE) String date,
            @Parameter(description = WHICH_DIFFERENCE) @PathVariable(DIFFERENCE_ID) String differenceId,
            @RequestBody DifferenceNoteRequest body,
            @Parameter(description = ReconciliationController.MERCHANT) @RequestParam(name = CallerArgument.MCH_ID) Optional<String> mchId,
            Caller caller) {
        return judged(date, differenceId, body, mchId, caller, Judgement.RESOLVE);
    }

    private DifferenceResponse judged(String date, String differenceId, DifferenceNoteRequest body,
            Optional<String> mchId, Caller caller, Judgement judgement) {
        var merchant = caller.merchantOf(mchId, CallerArgument.MCH_ID_MISSING, DifferenceNotFound::new);
        var key = keyOf(date, differenceId, merchant);
        return DifferenceResponse.of(judgeDifference.judge(key, judgement, body.toNote()));
    }

    /** A name no difference can have is the name of no difference. */
    private static DifferenceKey keyOf(String date, String differenceId, MchId merchant) {
        try {
            return new DifferenceKey(merchant, BillDate.read(date), new DifferenceId(differenceId));
        } catch (InvalidTerms | ReconciliationNotFound noName) {
            throw new DifferenceNotFound();
        }
    }

    private static Filter pageOf(Filter asked, Optional<DifferenceId> after) {
        return new Filter(asked.mchId(), asked.day(), asked.fate(), asked.kind(), asked.foundBefore(), after, CSV_PAGE);
    }
}
