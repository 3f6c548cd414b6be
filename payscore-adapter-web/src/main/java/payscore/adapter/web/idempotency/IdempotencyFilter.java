package payscore.adapter.web.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;
import payscore.adapter.web.ApiFilter;
import payscore.adapter.web.json.WireJson;
import payscore.adapter.web.problem.Problem;
import payscore.adapter.web.problem.ProblemCatalogue;
import payscore.adapter.web.problem.ProblemWriter;
import payscore.adapter.web.problem.Refused;
import payscore.adapter.web.problem.RequestError;
import payscore.adapter.web.security.Caller;
import payscore.application.port.out.store.IdempotencyRecords;
import payscore.application.port.out.store.IdempotencyRecords.Answer;
import payscore.application.port.out.store.IdempotencyRecords.Claim;
import payscore.application.port.out.store.StoreFailure;

/**
 * Honours {@code Idempotency-Key} on unsafe calls: the first request is carried out and its definite answer kept; a repetition
 * gets that answer. Without a key nothing is kept.
 *
 * <p>Not kept, so that a repetition is carried out: 202 and faults (nothing is definite yet), mistakes in the request itself,
 * lost races, and answers marked {@code Cache-Control: no-store}. Launch parameters are so marked: they hold a secret, live
 * an hour and are signed at click time.
 *
 * <p>When the store fails in a way that leaves open what is stored, nothing is kept and nothing is released: the claim runs out.
 */
public final class IdempotencyFilter extends ApiFilter {
    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String NO_STORE = "no-store";
    /** Longer than any request can take: a claim this old without an answer has lost its process. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    private final IdempotencyRecords records;
    private final WireJson json;
    private final InstantSource clock;

    public IdempotencyFilter(IdempotencyRecords records, WireJson json, InstantSource clock) {
        super(Step.IDEMPOTENCY);
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = SAFE_METHODS.contains(request.getMethod()) ? Optional.<String>empty() : keyOf(request);
        if (key.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var owner = Caller.of(request).name();
        var now = clock.instant();
        switch (claim(owner, key.get(), Fingerprint.of(request, json).hex(), now)) {
            case Claim.Fresh fresh -> carryOut(request, response, chain, owner, key.get());
            case Claim.Answered(var answer) -> replay(answer, response);
            case Claim.Running running -> throw new Refused(ProblemCatalogue.REQUEST_IN_PROGRESS,
                    "The first request with this Idempotency-Key has not been answered yet.");
            case Claim.OtherContent other -> throw new Refused(ProblemCatalogue.IDEMPOTENCY_KEY_REUSED,
                    "The Idempotency-Key came with another method, path or body before.");
        }
    }

    /** Nothing has been carried out when this fails; the claim itself may have been stored, and then it runs out. */
    private Claim claim(String owner, String key, String fingerprint, Instant now) {
        try {
            return records.claim(owner, key, fingerprint, now, now.minus(ABANDONED_AFTER));
        } catch (StoreFailure.CommitUnknown unknown) {
            LOG.warn("event=IDEMPOTENCY_CLAIM_UNKNOWN", unknown);
            throw new Refused(ProblemCatalogue.STORE_UNAVAILABLE,
                    "The Idempotency-Key could not be stored. Nothing was carried out.");
        }
    }

    private void carryOut(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String owner, String key)
            throws ServletException, IOException {
        var captured = new ContentCachingResponseWrapper(response);
        var isAnswered = false;
        try {
            chain.doFilter(request, captured);
            isAnswered = true;
        } finally {
            if (!isAnswered) {
                quietly("release", () -> records.release(owner, key));
            }
        }
        settle(request, captured, owner, key);
        captured.copyBodyToResponse();
    }

    /**
     * Keeps a definite answer, and gives the claim up when there is none. While it is not known what was stored neither is done: the
     * request may still be taking effect, and until its claim runs out a repetition must not meet it.
     */
    private void settle(
            HttpServletRequest request, ContentCachingResponseWrapper captured, String owner, String key) {
        if (ProblemWriter.problemOf(request).filter(problem -> problem.type().leavesOutcomeUnknown()).isPresent()) {
            LOG.warn("event=IDEMPOTENCY_CLAIM_LEFT");
        } else if (isDefinite(request, captured)) {
            quietly("answer", () -> records.answer(owner, key, answerOf(captured)));
        } else {
            quietly("release", () -> records.release(owner, key));
        }
    }

    /** The caller gets the answer that was found, whether it can be kept or not; an unsettled claim runs out. */
    private static void quietly(String what, Runnable settling) {
        try {
            settling.run();
        } catch (StoreFailure failure) {
            LOG.warn("event=IDEMPOTENCY_CLAIM_LEFT because {} failed", what, failure);
        }
    }

    private static boolean isDefinite(HttpServletRequest request, HttpServletResponse response) {
        return ProblemWriter.problemOf(request).map(problem -> problem.type().isDefinite())
                .orElseGet(() -> isKeepableSuccess(response));
    }

    private static boolean isKeepableSuccess(HttpServletResponse response) {
        var isDefiniteSuccess = response.getStatus() == HttpServletResponse.SC_OK
                || response.getStatus() == HttpServletResponse.SC_CREATED;
        return isDefiniteSuccess && !NO_STORE.equals(response.getHeader(HttpHeaders.CACHE_CONTROL));
    }

    private static Answer answerOf(ContentCachingResponseWrapper captured) {
        return new Answer(captured.getStatus(), String.valueOf(captured.getContentType()),
                Optional.ofNullable(captured.getHeader(HttpHeaders.LOCATION)),
                new String(captured.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        response.setContentType(answer.contentType());
        answer.location().ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Optional<String> keyOf(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HEADER));
        if (sent.size() > 1 || !sent.stream().allMatch(key -> KEY.matcher(key).matches())) {
            throw new Refused(Problem.malformed(
                    RequestError.inParameter(HEADER, "must be one value of 1 to 255 visible ASCII characters")));
        }
        return sent.stream().findFirst();
    }
}
