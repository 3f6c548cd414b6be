package payscore.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions that ArchUnit does not bring along. */
final class Conditions {
    private static final Set<String> CLOCK_READERS = Set.of("currentTimeMillis");

    private Conditions() {}

    static ArchCondition<JavaClass> haveExactlyOneMethod() {
        return holding("have exactly one method",
                type -> type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT)).count() == 1);
    }

    static ArchCondition<JavaClass> beFinalAndImplementOneOf(String packages) {
        var matcher = PackageMatcher.of(packages);
        return holding("be final and implement exactly one interface of " + packages,
                type -> type.getModifiers().contains(JavaModifier.FINAL)
                        && type.getRawInterfaces().stream()
                                .filter(one -> matcher.matches(one.getPackageName())).count() == 1);
    }

    static ArchCondition<JavaClass> beFinalOrSealed() {
        return holding("be final, a record, an enum or sealed",
                type -> type.getModifiers().contains(JavaModifier.FINAL) || type.isEnum() || type.reflect().isSealed()
                        || type.isAnonymousClass());
    }

    static ArchCondition<JavaClass> readTheClock() {
        return new ArchCondition<>("read the clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> CLOCK_READERS.contains(call.getName())
                                || call.getName().equals("now") && call.getTarget().getRawParameterTypes().isEmpty()
                                        && call.getTargetOwner().getPackageName().startsWith("java.time")
                                || call.getName().startsWith("system")
                                        && call.getTargetOwner().getName()
                                                .matches("java\\.time\\.(Clock|InstantSource)"))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> askForTheZoneOrLanguageOfTheMachine() {
        return new ArchCondition<>("ask for the zone or language of the machine") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream().filter(call -> isOfTheMachine(call.getTargetOwner().getName(),
                        call.getName(), call.getTarget().getRawParameterTypes()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }

    private static boolean isOfTheMachine(String owner, String method, List<JavaClass> parameters) {
        var first = parameters.isEmpty() ? "" : parameters.getFirst().getName();
        return switch (owner + "." + method) {
            case "java.time.ZoneId.systemDefault", "java.util.TimeZone.getDefault", "java.util.Locale.getDefault",
                    "java.lang.String.formatted", "java.time.format.DateTimeFormatter.ofLocalizedDate",
                    "java.time.format.DateTimeFormatter.ofLocalizedDateTime" ->
                true;
            case "java.lang.String.toLowerCase", "java.lang.String.toUpperCase" -> parameters.isEmpty();
            case "java.lang.String.format" -> !first.equals("java.util.Locale");
            case "java.time.format.DateTimeFormatter.ofPattern" -> parameters.size() == 1;
            default -> false;
        };
    }

    static ArchCondition<JavaMethod> takeOrReturn(DescribedPredicate<? super JavaClass> types) {
        return new ArchCondition<>("take or return " + types.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var found = types.test(method.getRawReturnType())
                        || method.getRawParameterTypes().stream().anyMatch(types);
                events.add(new SimpleConditionEvent(method, found, method.getDescription()));
            }
        };
    }

    static ArchCondition<JavaClass> resideInAnExplainedPackage() {
        return holding("reside in a package with a package-info",
                type -> type.getPackage().getClasses().stream()
                        .anyMatch(one -> one.getSimpleName().equals("package-info")));
    }

    private static ArchCondition<JavaClass> holding(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type),
                        type.getDescription() + " must " + description));
            }
        };
    }
}
