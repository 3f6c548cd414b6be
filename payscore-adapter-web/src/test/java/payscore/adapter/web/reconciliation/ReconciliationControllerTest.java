package payscore.adapter.web.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import payscore.adapter.web.TestKeys;
import payscore.adapter.web.WebSliceTest;
import payscore.application.fixture.Bills;
import payscore.application.port.in.BillNotObtainable;
import payscore.application.port.in.DifferenceNotFound;
import payscore.application.port.in.JudgeDifference.Judgement;
import payscore.application.port.in.ReadReconciliation;
import payscore.application.port.in.ReconciliationNotFound;
import payscore.application.port.out.store.Differences;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.domain.fixture.Covers;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.Difference;
import payscore.domain.reconciliation.DifferenceId;
import payscore.domain.reconciliation.DifferenceKey;
import payscore.domain.reconciliation.DifferenceKind;
import payscore.domain.reconciliation.DifferenceNotOpen;
import payscore.domain.reconciliation.DifferenceNote;
import payscore.domain.reconciliation.Fate;
import payscore.domain.reconciliation.Finding;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Reconciliation;
import payscore.domain.reconciliation.Sum;
import payscore.domain.reconciliation.Tally;
import tools.jackson.databind.json.JsonMapper;

class ReconciliationControllerTest extends WebSliceTest {
    private static final String DAY = "/v1/reconciliations/2025-06-01";
    private static final String NOTE = "{\"note\": \"asked\"}";
    private static final String ONE = "/differences/PAYMENT_NOT_OURS.4200002501202506010000000001";

    @Test
    void aDayIsShownWithWhatWasCountedAndFound() {
        useCases.readReconciliation = (mchId, day) -> new ReadReconciliation.Report(
                Reconciliation.owed(mchId, day).started(Bills.READY_AT).finished(new Reconciliation.Result(
                        Optional.of("ab"), new Tally(new Sum(2, 1600), new Sum(1, 800), new Sum(1, 5), 3, 4),
                        Optional.of(new FundFlow(new Sum(5, 5_000_000_000L), Sum.NONE)), Bills.READY_AT)),
                Map.of(Fate.OPEN, 1L));

        assertThat(get(DAY)).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"mch_id": "1900000109", "bill_date": "2025-06-01", "status": "DONE", "run": 1, "attempts": 0,
                 "result": {"sha1": "ab", "payments": {"count": 2, "amount": 1600},
                            "matched": {"count": 1, "amount": 800}, "refunds": {"count": 1, "amount": 5},
                            "other_lines": 3, "duplicate_lines": 4, "income": {"count": 5, "amount": 5000000000},
                            "outlay": {"count": 0, "amount": 0}, "finished_at": "2025-06-02T10:00:00+08:00"},
                 "differences": {"open": 1, "acknowledged": 0, "settled": 0, "adopted": 0, "unrelated": 0,
                                 "resolved": 0}}""");
    }

    @Test
    void aDayThatIsOwedSaysWhenItIsTriedNext() {
        useCases.readReconciliation = (mchId, day) -> new ReadReconciliation.Report(
                Reconciliation.owed(mchId, day).postponed("hash-mismatch", Bills.READY_AT), Map.of());

        assertThat(get(DAY)).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"status": "PENDING", "attempts": 1, "last_outcome": "hash-mismatch",
                 "next_attempt_at": "2025-06-02T10:10:00+08:00"}""");
    }

    @Test
    void aDayIsComparedAgainAtOnce() {
        useCases.runReconciliation = (mchId, day) -> Reconciliation.owed(mchId, day).wantedNow(Bills.READY_AT);

        assertThat(post(DAY + "/run")).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"mch_id": "1900000109", "bill_date": "2025-06-01", "status": "PENDING", "run": 0, "attempts": 0,
                 "next_attempt_at": "2025-06-02T10:00:00+08:00"}""");
    }

    @Test
    void aDayWithoutABillAndALostRaceAreTold() {
        useCases.runReconciliation = (mchId, day) -> {
            throw new BillNotObtainable(day);
        };
        isProblem(post(DAY + "/run").exchange(), 409, "/problems/bill-not-obtainable");
        useCases.runReconciliation = (mchId, day) -> {
            throw new StaleReconciliation("The day");
        };
        isProblem(post(DAY + "/run").exchange(), 409, "/problems/concurrent-change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-6-1", "2025-02-30", "yesterday", "+02025-06-01", "2025-06-01T00:00"})
    void whatIsNoDayIsTheNameOfNoReconciliation(String date) {
        isProblem(get("/v1/reconciliations/" + date).exchange(), 404, "/problems/reconciliation-not-found");
        isProblem(get("/v1/reconciliations/" + date + "/differences").exchange(), 404,
                "/problems/reconciliation-not-found");
        isProblem(post("/v1/reconciliations/" + date + "/run").exchange(), 404, "/problems/reconciliation-not-found");
        isProblem(post("/v1/reconciliations/" + date + ONE + "/resolve", NOTE), 404, "/problems/difference-not-found");
    }

    @Test
    void differencesAreWalkedPageByPage() {
        var asked = new ArrayList<Differences.Filter>();
        useCases.listDifferences = filter -> {
            asked.add(filter);
            return List.of(Bills.difference(1, 1), Bills.difference(2, 1));
        };

        var first = get(DAY + "/differences?limit=1&fate=OPEN&kind=PAYMENT_NOT_OURS").exchange();
        assertThat(first).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {"items": [{"mch_id": "1900000109", "bill_date": "2025-06-01", "kind": "PAYMENT_NOT_OURS",
                            "difference_id": "PAYMENT_NOT_OURS.4200002501202506010000000001", "fate": "OPEN",
                            "subject": "4200002501202506010000000001", "trade_type": "JSAPI", "out_order_no": "PAID-1",
                            "their_amount": 800, "found_at": "2025-06-02T10:00:00+08:00"}]}""");
        assertThat(first).bodyJson().doesNotHavePath("$.items[0].our_amount");
        var cursor = JsonMapper.shared().readTree(bodyOf(first)).path("next_cursor").asString();
        assertThat(get(DAY + "/differences?cursor=" + cursor)).hasStatus(200).bodyJson()
                .doesNotHavePath("$.next_cursor");

        assertThat(asked).containsExactly(
                filter(Optional.of(Fate.OPEN), Optional.of(DifferenceKind.PAYMENT_NOT_OURS), Optional.empty(), 2),
                filter(Optional.empty(), Optional.empty(), Optional.of(Bills.difference(1, 1)), 21));
    }

    @Test
    void badParametersAreNamedAllAtOnce() {
        for (var accept : List.of("application/json", "text/csv")) {
            assertThat(get(DAY + "/differences?fate=open&kind=x&cursor=x&limit=0").header("Accept", accept))
                    .hasStatus(400).bodyJson().extractingPath("$.errors[*].parameter").asArray()
                    .containsExactly("fate", "kind", "cursor", "limit");
        }
    }

    @Test
    @Covers("R09")
    void noCellOfTheExportIsAFormula() {
        var finding = new Finding(DifferenceKind.REFUND_NOT_THEIRS, "@SUM(1)", Optional.empty(),
                Optional.of(new OutOrderNo("-1-2")), Optional.of(ServiceOrders.TOTAL),
                Optional.empty());
        var noted = Difference.found(new DifferenceKey(ServiceOrders.MCH_ID, Bills.DAY, finding.id()), finding, 1,
                Bills.READY_AT).acknowledged(new DifferenceNote("=HYPERLINK(\"http://x\";\"备注\")"), Bills.READY_AT);
        useCases.listDifferences = filter -> List.of(noted);

        var answer = get(DAY + "/differences").header("Accept", "text/csv").exchange();

        assertThat(answer).hasStatus(200).hasContentType("text/csv;charset=UTF-8")
                .hasHeader("Content-Disposition", "attachment; filename=\"differences-1900000109-2025-06-01.csv\"");
        assertThat(bodyOf(answer)).isEqualTo("""
                "mch_id","bill_date","difference_id","kind","fate","subject","trade_type","out_order_no",\
                "our_amount","their_amount","remark","found_at","changed_at"\r
                "1900000109","2025-06-01","REFUND_NOT_THEIRS.@SUM(1)","REFUND_NOT_THEIRS","ACKNOWLEDGED","'@SUM(1)","",\
                "'-1-2","800","","'=HYPERLINK(""http://x"";""备注"")","2025-06-02T10:00+08:00","2025-06-02T10:00+08:00"\r
                """);
    }

    @ParameterizedTest
    @Covers("R09")
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    void whateverMakesASpreadsheetCalculateIsPutBehindAnApostrophe(String start) {
        var finding = new Finding(DifferenceKind.REFUND_NOT_OURS, start + "1", Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(ServiceOrders.TOTAL));
        var found = Difference.found(
                new DifferenceKey(ServiceOrders.MCH_ID, Bills.DAY, new DifferenceId("REFUND_NOT_OURS.1")),
                finding, 1, Bills.READY_AT);
        useCases.listDifferences = filter -> List.of(found);

        assertThat(bodyOf(get(DAY + "/differences").header("Accept", "text/csv").exchange()))
                .contains(",\"'" + start + "1\",");
    }

    @Test
    void theExportWalksAllPages() {
        var pages = new ArrayList<Differences.Filter>();
        useCases.listDifferences = filter -> {
            pages.add(filter);
            return IntStream.range(0, pages.size() == 1 ? 500 : 7).mapToObj(i -> Bills.difference(i, 1)).toList();
        };

        var answer = get(DAY + "/differences?fate=OPEN").header("Accept", "text/csv").exchange();

        assertThat(bodyOf(answer).lines()).hasSize(508);
        assertThat(pages).containsExactly(filter(Optional.of(Fate.OPEN), Optional.empty(), Optional.empty(), 500),
                filter(Optional.of(Fate.OPEN), Optional.empty(), Optional.of(Bills.difference(499, 1)), 500));
    }

    @Test
    void aDifferenceIsAcknowledgedAndResolved() {
        useCases.judgeDifference = (key, judgement, note) -> {
            var found = Bills.difference(1, 1);
            assertThat(key).isEqualTo(found.key());
            return judgement == Judgement.RESOLVE
                    ? found.resolved(note, Bills.READY_AT)
                    : found.acknowledged(note, Bills.READY_AT);
        };

        assertThat(post(DAY + ONE + "/acknowledge", NOTE)).hasStatus(200).bodyJson()
                .isLenientlyEqualTo("{\"fate\": \"ACKNOWLEDGED\", \"remark\": \"asked\"}");
        assertThat(post(DAY + ONE + "/resolve", NOTE)).hasStatus(200).bodyJson()
                .isLenientlyEqualTo("{\"fate\": \"RESOLVED\", \"remark\": \"asked\"}");
        assertThat(post(DAY + ONE + "/resolve", "{\"note\": \"\"}")).hasStatus(422).bodyJson()
                .extractingPath("$.errors[0].pointer").isEqualTo("/note");
    }

    @Test
    void aDifferenceThatIsNotThereOrExplainedIsTold() {
        useCases.judgeDifference = (key, judgement, note) -> {
            throw new DifferenceNotFound();
        };
        isProblem(post(DAY + ONE + "/resolve", NOTE), 404, "/problems/difference-not-found");
        isProblem(post(DAY + "/differences/nonsense/resolve", NOTE), 404, "/problems/difference-not-found");
        useCases.judgeDifference = (key, judgement, note) -> {
            throw new DifferenceNotOpen(key, Fate.SETTLED);
        };
        isProblem(post(DAY + ONE + "/acknowledge", NOTE), 409, "/problems/difference-not-open");
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    @Covers({"M14", "M15"})
    void anothersDayLooksExactlyLikeNoDay(String operation) {
        useCases.readReconciliation = (mchId, day) -> {
            throw new ReconciliationNotFound();
        };
        useCases.listDifferences = filter -> {
            throw new ReconciliationNotFound();
        };
        useCases.judgeDifference = (key, judgement, note) -> {
            throw new DifferenceNotFound();
        };
        useCases.runReconciliation = (mchId, day) -> Reconciliation.owed(mchId, day);

        var own = send(operation, TestKeys.ALPHA, "");
        var foreign = send(operation, TestKeys.ALPHA, "?mch_id=1900000200");
        if (operation.endsWith("/run")) {
            assertThat(own).hasStatus(200).bodyText().contains("1900000109");
            isProblem(foreign, 403, "/problems/forbidden-merchant");
        } else {
            assertThat(own).hasStatus(404);
            assertThat(bodyOf(foreign)).isEqualTo(bodyOf(own));
        }
        assertThat(send(operation, TestKeys.BOTH, "")).hasStatus(400);
    }

    static Stream<String> everyOperation() {
        return Stream.of("GET " + DAY, "POST " + DAY + "/run", "GET " + DAY + "/differences",
                "POST " + DAY + ONE + "/acknowledge", "POST " + DAY + ONE + "/resolve");
    }

    private MvcTestResult send(String operation, String key, String query) {
        var uri = operation.substring(operation.indexOf(' ') + 1) + query;
        var request = operation.startsWith("GET") ? mvc.get().uri(uri) : mvc.post().uri(uri);
        return request.header("Authorization", "Bearer " + key).header("X-Correlation-Id", "same")
                .contentType("application/json").content(operation.contains(ONE) ? NOTE : "").exchange();
    }

    private static Differences.Filter filter(
            Optional<Fate> fate, Optional<DifferenceKind> kind, Optional<Difference> after, int limitMax) {
        return new Differences.Filter(new MchId("1900000109"), LocalDate.of(2025, 6, 1), fate, kind, Optional.empty(),
                after.map(difference -> difference.key().id()), limitMax);
    }

    private static void isProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json").bodyJson()
                .isLenientlyEqualTo("{\"type\": \"%s\", \"status\": %d}".formatted(type, status));
    }

    private static String bodyOf(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
