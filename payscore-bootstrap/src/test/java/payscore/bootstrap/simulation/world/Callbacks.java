package payscore.bootstrap.simulation.world;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import payscore.bootstrap.simulation.fiber.Fibers;
import payscore.bootstrap.simulation.fiber.Process;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.simulator.callback.Carrier;
import payscore.simulator.http.Body;

/** Carries WeChat's callbacks to whichever node the load balancer chooses. */
final class Callbacks implements Carrier {
    /** What WeChat waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SIGNATURE = "Wechatpay-Signature";
    private static final String PROBE = "WECHATPAY/SIGNTEST/";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final int NO_CONTENT = 204;

    private final Fibers fibers;
    private final Struck troubles;
    private final Nodes nodes;
    private final Witnesses witnesses;
    private final Trace trace;
    private final RandomGenerator random;
    private final Ablation ablation;
    private final Process process = new Process("internet");
    private long outageUntil = Long.MIN_VALUE;

    Callbacks(Fibers fibers, Struck troubles, Nodes nodes, Witnesses witnesses, Trace trace, RandomGenerator random,
            Ablation ablation) {
        this.fibers = fibers;
        this.troubles = troubles;
        this.nodes = nodes;
        this.witnesses = witnesses;
        this.trace = trace;
        this.random = random;
        this.ablation = ablation;
    }

    void breakDownFor(Duration duration) {
        outageUntil = fibers.millis() + duration.toMillis();
    }

    @Override
    public int deliver(URI target, Map<String, String> headers, Body body) throws IOException {
        if (ablation == Ablation.NO_CALLBACKS || fibers.millis() < outageUntil) {
            throw new IOException("nobody there");
        }
        var letter = new Letter(WeChatSide.merchantOf(target).value(), headers, body.bytes());
        var trouble = troubles.strikes(Point.CALLBACK);
        return trouble.isPresent() ? deliver(letter, trouble.get()) : first(letter, 1);
    }

    private int deliver(Letter letter, Trouble trouble) throws IOException {
        return switch (trouble) {
            // Somebody on the way says that all is well.
            case CALLBACK_LOST_FOR_GOOD -> NO_CONTENT;
            case CALLBACK_LATE -> {
                fibers.spawnAfter(PATIENCE.plusMillis(random.nextInt(600_000)), "late", process, () -> open(letter));
                throw tooLate();
            }
            case CALLBACK_DOUBLED -> first(letter, 2);
            case CALLBACK_TRIPLED -> first(letter, 3);
            case ACKNOWLEDGEMENT_LOST -> {
                first(letter, 1);
                throw tooLate();
            }
            case PROBE -> forged(letter.signed(PROBE + letter.header(SIGNATURE).substring(PROBE.length())));
            case CALLBACK_ALTERED -> forged(altered(letter));
            default -> throw new IllegalStateException(trouble + " is no trouble of callbacks");
        };
    }

    /** One byte of what the signature covers, or the signature itself. */
    private Letter altered(Letter letter) {
        if (random.nextBoolean()) {
            var signature = letter.header(SIGNATURE);
            var place = random.nextInt(signature.length() - 3);
            var other = signature.charAt(place) == 'A' ? 'B' : 'A';
            return letter.signed(signature.substring(0, place) + other + signature.substring(place + 1));
        }
        var body = letter.body().clone();
        body[random.nextInt(body.length)] ^= 1;
        return new Letter(letter.mchId(), letter.headers(), body);
    }

    private int forged(Letter letter) throws IOException {
        var status = arrive(letter).orElseThrow(Callbacks::tooLate);
        witnesses.answeredForgery(status);
        return status;
    }

    /** The answer to the first of several copies that arrive side by side. */
    private int first(Letter letter, int copies) throws IOException {
        for (int more = 1; more < copies; more++) {
            fibers.spawn("copy", process, () -> open(letter));
        }
        return open(letter).orElseThrow(Callbacks::tooLate);
    }

    private Optional<Integer> open(Letter letter) {
        var status = arrive(letter);
        status.ifPresent(answer -> witnesses.acknowledged(letter.mchId(), letter.id(), answer));
        return status;
    }

    private Optional<Integer> arrive(Letter letter) {
        fibers.pause(Duration.ofMillis(random.nextInt(1, 60)));
        var node = nodes.any();
        if (node.isEmpty()) {
            return Optional.empty();
        }
        var call = new Call<Integer>(fibers);
        var process = node.get().process();
        fibers.spawn("callback", process, () -> call.answer(node.get().receive(letter)));
        var status = call.await(PATIENCE);
        trace.tell("callback %s at %s: %s", letter.id(), process.name(), status);
        return status;
    }

    private static IOException tooLate() {
        return new IOException("no answer in time");
    }

    /** One copy of a callback. */
    record Letter(String mchId, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return Optional.ofNullable(headers.get(name)).orElse("");
        }

        List<String> headerValues(String name) {
            var values = new ArrayList<String>(1);
            headers.forEach((header, value) -> {
                if (header.equalsIgnoreCase(name)) {
                    values.add(value);
                }
            });
            return values;
        }

        Letter signed(String signature) {
            var other = new LinkedHashMap<>(headers);
            other.put(SIGNATURE, signature);
            return new Letter(mchId, other, body);
        }

        String id() {
            var id = ID.matcher(new String(body, StandardCharsets.UTF_8));
            return id.find() ? id.group(1) : "";
        }
    }
}
