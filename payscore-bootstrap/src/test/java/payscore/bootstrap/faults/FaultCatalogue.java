package payscore.bootstrap.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All faults by section, and the document that shows them with the tests that cover them. */
record FaultCatalogue(List<Section> sections) {
    /** @param title such as "A.6 Process death" */
    record Section(String title, List<Fault> faults) {
        long covered(Set<String> ids) {
            return faults.stream().filter(fault -> ids.contains(fault.id())).count();
        }
    }

    /**
     * @param fault what goes wrong
     * @param expected what the service does then
     */
    record Fault(String id, String fault, String expected) {}

    static FaultCatalogue read() {
        try (var text = FaultCatalogue.class.getResourceAsStream("/payscore/faults/catalogue.txt")) {
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FaultCatalogue parse(List<String> lines) {
        var sections = new ArrayList<Section>();
        for (var line : lines) {
            if (line.startsWith("## ")) {
                sections.add(new Section(line.substring(3), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                var cells = line.split(" \\| ", -1);
                if (cells.length != 3) {
                    throw new IllegalStateException("Not id | fault | expected: " + line);
                }
                sections.getLast().faults().add(new Fault(cells[0], cells[1], cells[2]));
            }
        }
        return new FaultCatalogue(sections);
    }

    /** In the order of the document. */
    List<String> ids() {
        return sections.stream().flatMap(section -> section.faults().stream()).map(Fault::id).toList();
    }

    /** @param tests the tests that cover a fault, by its id */
    String render(Map<String, Set<String>> tests, String command) {
        var text = new StringBuilder(
                """
                        # Fault catalogue

                        What may go wrong, what the service does then, and the tests that show it. This file is made of the list of
                        faults and the `@Covers` annotations of all tests; a test fails while it says anything else. Write it anew with

                            %s

                        | section | covered | of |
                        |---|--:|--:|
                        """
                        .formatted(command));
        sections.forEach(section -> text.append("| ").append(section.title()).append(" | ")
                .append(section.covered(tests.keySet())).append(" | ").append(section.faults().size()).append(" |\n"));
        text.append("| **all** | **").append(tests.size()).append("** | **").append(ids().size()).append("** |\n");
        sections.forEach(section -> {
            text.append("\n## ").append(section.title())
                    .append("\n\n| id | fault | expected | tests |\n|---|---|---|---|\n");
            section.faults().forEach(fault -> text.append(row(fault, tests.getOrDefault(fault.id(), Set.of()))));
        });
        return text.toString();
    }

    private static String row(Fault fault, Set<String> tests) {
        var cell = tests.isEmpty()
                ? "not yet"
                : tests.stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        return "| " + fault.id() + " | " + fault.fault() + " | " + fault.expected() + " | " + cell + " |\n";
    }
}
