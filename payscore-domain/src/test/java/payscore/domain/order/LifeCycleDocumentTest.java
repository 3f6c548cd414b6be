package payscore.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static payscore.domain.order.Position.CANCELLED;
import static payscore.domain.order.Position.CLOSED_WITH_ZERO;
import static payscore.domain.order.Position.COLLECTING;
import static payscore.domain.order.Position.CREATED;
import static payscore.domain.order.Position.EXPIRED;
import static payscore.domain.order.Position.IN_USE;
import static payscore.domain.order.Position.PAID;
import static payscore.domain.order.Position.REQUESTED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import payscore.domain.fixture.ServiceOrders;

/** Keeps {@code docs/service-order-states.md} equal to what the code says. */
class LifeCycleDocumentTest {
    private static final String COMMAND = "./mvnw -pl payscore-domain test -Dtest=LifeCycleDocumentTest -Dpayscore.docs.write=true";

    /**
     * A transition of the life-cycle reference §3.
     *
     * @param decision ours, where one of ours is behind it; WeChat's word completes it all the same
     */
    record Transition(String number, Position from, Position to, Optional<Decision> decision, String occasion) {
        Transition(String number, Position from, Position to, Decision decision, String occasion) {
            this(number, from, to, Optional.of(decision), occasion);
        }

        Transition(String number, Position from, Position to, String occasion) {
            this(number, from, to, Optional.empty(), occasion);
        }
    }

    static final List<Transition> TRANSITIONS = List.of(
            new Transition("T1", REQUESTED, CREATED, "create accepted; the user has to confirm"),
            new Transition("T2", REQUESTED, IN_USE, "create accepted in no-confirm mode"),
            new Transition("T3", CREATED, CREATED, Decision.LAUNCH, "the user opens the confirmation page"),
            new Transition("T4", CREATED, IN_USE, "the user confirms"),
            new Transition("T5", CREATED, CREATED, "the user leaves or is refused; WeChat does not say which"),
            new Transition("T6", CREATED, CANCELLED, Decision.CANCEL, "the merchant gives up waiting"),
            new Transition("T7", CREATED, EXPIRED, "30 days without a confirmation"),
            new Transition("T8", IN_USE, CANCELLED, Decision.CANCEL, "the service did not take place"),
            new Transition("T9", IN_USE, COLLECTING, Decision.COMPLETE, "completed with an amount"),
            new Transition("T10", IN_USE, CLOSED_WITH_ZERO, Decision.COMPLETE, "completed with nothing to pay"),
            new Transition("T11", COLLECTING, COLLECTING, Decision.COLLECT, "a deduction fails; WeChat tries again"),
            new Transition("T12", COLLECTING, PAID, Decision.COLLECT, "a deduction succeeds, or the user pays"),
            new Transition("T13", COLLECTING, COLLECTING, Decision.MODIFY, "the amount is lowered"),
            new Transition("T14", COLLECTING, PAID, Decision.SYNC, "the merchant was paid elsewhere"),
            new Transition("T15", COLLECTING, CANCELLED, Decision.CANCEL, "WeChat allows it or refuses it"),
            new Transition("T16", PAID, PAID, Decision.REFUND, "money goes back; the order stays as it is"));

    private static final List<Position> TOLD = Arrays.stream(Position.values()).filter(p -> p != REQUESTED).toList();

    @ParameterizedTest
    @FieldSource("TRANSITIONS")
    void everyTransitionOfTheReferenceIsPossible(Transition transition) {
        assertThat(LifeCycle.judge(transition.from(), transition.to())).isEqualTo(
                transition.from() == transition.to() ? LifeCycle.Ruling.KNOWN : LifeCycle.Ruling.ADVANCE);
        assertThat(transition.decision().map(decision -> decision.isLegalIn(transition.from())).orElse(true)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "SHOW_DETAIL", mode = EnumSource.Mode.EXCLUDE)
    void everyDecisionIsPartOfATransitionWhereverItIsLegal(Decision decision) {
        for (var position : Position.values()) {
            assertThat(TRANSITIONS.stream()
                    .anyMatch(t -> t.from() == position && t.decision().filter(decision::equals).isPresent()))
                    .as("%s in %s", decision, position)
                    .isEqualTo(decision.isLegalIn(position));
        }
    }

    @Test
    void theDocumentSaysWhatTheCodeDoes() throws IOException {
        var document = repository().resolve("docs/service-order-states.md");
        if (Boolean.getBoolean("payscore.docs.write")) {
            Files.createDirectories(document.getParent());
            Files.writeString(document, rendered());
        }

        assertThat(document).as("Write it with: %s", COMMAND).exists();
        assertThat(Files.readString(document))
                .as("%s differs from the life cycle in the code. If the code is right, write it anew with: %s",
                        document.getFileName(), COMMAND)
                .isEqualTo(rendered());
    }

    private static Path repository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .filter(directory -> Files.exists(directory.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No directory above this one holds mvnw"));
    }

    private static String rendered() {
        return """
                # The states of a service order

                Written by `LifeCycleDocumentTest` from the code; a build fails when they differ. To write it anew:

                    %s

                ## Positions

                An order's position is WeChat's three words judged together, plus REQUESTED, which is ours: asked for and not yet
                answered, or refused by WeChat.

                %s
                ## Transitions

                The numbers are those of the life-cycle reference. A decision is the merchant's and only asks; the order moves when
                WeChat says so, whichever message says it first.

                %s
                ```mermaid
                %s```

                ## What WeChat says

                Facts are ranked, so an order only moves upward, however often and in whatever order it is told. An order that missed
                a message advances over several transitions at once. Row: where the order stands. Column: what it is told.

                %s
                - *advance*: the order moves to what it was told. If the amounts are not the ones we hold, a callback is doubted and
                  moves nothing until a query has spoken; an answer or a query moves the order and quarantines it.
                - *known*: the order stands there already. New details are added: a fresher ticket, the user and the start of the
                  service, payments. Another amount is taken from an answer of ours, or from a query sent after the version held.
                - *late*: the order is past it; nothing changes.
                - *contradiction*: two different ends. The first one stands and the order is quarantined for a person to look at.
                - Words that are not recognised quarantine the order and move nothing.

                ## What the merchant decides

                A decision that the position does not allow is refused; nothing is stored or sent.

                %s"""
                .formatted(COMMAND, positions(), transitions(), diagram(), facts(), decisions());
    }

    private static String positions() {
        return table(Stream.concat(
                Stream.of(List.of("position", "`state`", "`state_description`", "`collection.state`", "confirmed",
                        "final")),
                Arrays.stream(Position.values()).map(position -> position == REQUESTED
                        ? List.of(position.name(), "–", "–", "–", "no", "no")
                        : List.of(position.name(), word(position.state()), word(position.stateDescription()),
                                word(collectionWord(position)), yes(position.isConfirmed()),
                                yes(position.isTerminal())))));
    }

    private static String collectionWord(Position position) {
        return ServiceOrders.at(position).state().paymentCollection()
                .map(collection -> collection.isPaidInFull() ? "USER_PAID" : "USER_PAYING")
                .orElse("");
    }

    private static String transitions() {
        return table(Stream.concat(
                Stream.of(List.of("#", "from", "to", "decision", "occasion")),
                TRANSITIONS.stream().map(t -> List.of(
                        t.number(), t.from().name(), t.to().name(), t.decision().map(Decision::name).orElse("–"),
                        t.occasion()))));
    }

    private static String diagram() {
        var arrows = TRANSITIONS.stream().map(t -> "    %s --> %s: %s%s\n".formatted(
                t.from(), t.to(), t.number(),
                t.decision().map(d -> " " + d.name().toLowerCase(Locale.ROOT)).orElse("")));
        var ends = Arrays.stream(Position.values()).filter(Position::isTerminal).map("    %s --> [*]\n"::formatted);
        return Stream.of(Stream.of("stateDiagram-v2\n    [*] --> REQUESTED\n"), arrows, ends)
                .flatMap(lines -> lines)
                .collect(Collectors.joining());
    }

    private static String facts() {
        return table(Stream.concat(
                Stream.of(Stream.concat(Stream.of("stands at \\ told"), TOLD.stream().map(Position::name)).toList()),
                Arrays.stream(Position.values()).map(at -> Stream.concat(
                        Stream.of(at.name()),
                        TOLD.stream().map(told -> LifeCycle.judge(at, told).name()
                                .toLowerCase(Locale.ROOT)))
                        .toList())));
    }

    private static String decisions() {
        var positions = Arrays.asList(Position.values());
        return table(Stream.concat(
                Stream.of(Stream.of(Stream.of("decision"), positions.stream().map(Position::name),
                        Stream.of("refused as")).flatMap(cells -> cells).toList()),
                Arrays.stream(Decision.values()).map(decision -> Stream.of(
                        Stream.of(decision.name()),
                        positions.stream().map(position -> decision.isLegalIn(position) ? "yes" : "–"),
                        Stream.of("`" + new ServiceOrderNotReady(decision, ServiceOrders.KEY, REQUESTED).code() + "`"))
                        .flatMap(cells -> cells).toList())));
    }

    private static String table(Stream<List<String>> rows) {
        var all = rows.toList();
        var rule = all.get(0).stream().map(cell -> "---").toList();
        return Stream.of(Stream.of(all.get(0), rule), all.stream().skip(1))
                .flatMap(lines -> lines)
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static String word(String weChats) {
        return weChats.isEmpty() ? "absent" : "`" + weChats + "`";
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }
}
