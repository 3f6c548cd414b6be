package payscore.bootstrap.realparts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import payscore.simulator.control.OrderSnapshot;
import tools.jackson.databind.JsonNode;

/**
 * What the service acknowledged to the merchant, and the reckoning at the end: nothing acknowledged is lost, nothing is unfinished,
 * every order stands here where it stands at WeChat, and there the merchant was told it stands.
 */
final class Ledger {
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> completed = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();

    /** The creation was answered with 2xx. */
    void created(String number) {
        created.add(number);
    }

    /** The completion was answered with 200. */
    void completed(String number, long amount) {
        completed.put(number, amount);
    }

    /** The cancellation was answered with 200. */
    void cancelled(String number) {
        cancelled.add(number);
    }

    /** Compares all orders there are, and asks for what is unfinished of those that were not seen at their end before. */
    Reckoning reckon(RealParts parts) {
        var wrong = new ArrayList<String>(parts.webhooks().wrong());
        var merchant = parts.merchantAt(parts.node());
        var ours = merchant.list().stream().collect(
                Collectors.toMap(order -> order.path("out_order_no").asString(), Function.identity()));
        var theirs = parts.weChat().control().orders();
        var numbers = theirs.stream().map(OrderSnapshot::outOrderNo).collect(Collectors.toSet());
        created.stream().filter(number -> !numbers.contains(number))
                .forEach(number -> wrong.add(number + " was acknowledged and WeChat does not have it"));
        ours.keySet().stream().filter(number -> !numbers.contains(number))
                .forEach(number -> wrong.add(number + " is here and not at WeChat"));
        theirs.forEach(order -> check(order, Optional.ofNullable(ours.get(order.outOrderNo())), wrong));
        ours.forEach((number, order) -> isTold(number, order, parts.webhooks(), wrong));
        ours.forEach((number, order) -> isFinished(number, order, merchant, wrong));
        return new Reckoning(theirs.size(), wrong);
    }

    /** @param checks orders compared */
    record Reckoning(int checks, List<String> wrong) {}

    private void check(OrderSnapshot theirs, Optional<JsonNode> known, List<String> wrong) {
        var number = theirs.outOrderNo();
        if (known.isEmpty()) {
            wrong.add(number + " is at WeChat and not here");
            return;
        }
        var ours = known.get();
        same(number, "state", theirs.state(), text(ours, "state"), wrong);
        if (theirs.state().equals("DOING")) {
            same(number, "state description", theirs.stateDescription().orElse(""), text(ours, "state_description"),
                    wrong);
        }
        same(number, "collection", theirs.collectionState().orElse(""), text(ours.path("collection"), "state"), wrong);
        theirs.collectionState().ifPresent(collecting -> {
            same(number, "total amount", text(theirs.entity(), "total_amount"), text(ours, "total_amount"), wrong);
            same(number, "paid amount", text(theirs.entity().path("collection"), "paid_amount"),
                    text(ours.path("collection"), "paid_amount"), wrong);
        });
        if (ours.has("quarantine")) {
            wrong.add(number + " is quarantined: " + ours.path("quarantine"));
        }
        if (completed.containsKey(number)) {
            same(number, "acknowledged amount", String.valueOf(completed.get(number)), text(ours, "total_amount"),
                    wrong);
        }
        if (cancelled.contains(number)) {
            same(number, "acknowledged cancellation", "REVOKED", text(ours, "state"), wrong);
        }
    }

    /** Every version was told, and the last of them tells what we hold. */
    private static void isTold(String number, JsonNode ours, WebhookReceiver webhooks, List<String> wrong) {
        var told = webhooks.versions(number);
        var version = ours.path("version").asLong();
        var all = LongStream.rangeClosed(1, version).boxed().toList();
        if (!List.copyOf(told.keySet()).equals(all)) {
            wrong.add(number + " has version " + version + ", and the merchant was told of " + told.keySet());
            return;
        }
        for (var field : List.of("state", "state_description", "total_amount", "collection")) {
            if (!ours.path(field).equals(told.get(version).path(field))) {
                wrong.add(number + ": " + field + " is " + ours.path(field) + " here, and the merchant was told "
                        + told.get(version).path(field));
            }
        }
    }

    private void isFinished(String number, JsonNode ours, Merchant merchant, List<String> wrong) {
        if (finished.contains(number)) {
            return;
        }
        if (merchant.read(number).hasUnfinishedCommand()) {
            wrong.add(number + " has an unfinished command");
        } else if (Set.of("DONE", "REVOKED", "EXPIRED").contains(text(ours, "state"))) {
            finished.add(number);
        }
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asString("");
    }

    private static void same(String number, String what, String expected, String actual, List<String> wrong) {
        if (!expected.equals(actual)) {
            wrong.add(number + ": " + what + " is " + expected + " at WeChat, " + actual + " here");
        }
    }
}
