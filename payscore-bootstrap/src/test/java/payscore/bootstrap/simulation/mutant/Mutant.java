package payscore.bootstrap.simulation.mutant;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.bootstrap.simulation.world.Plan.Profile;

/**
 * One break.
 *
 * @param name what is wrong with it
 * @param cuts the methods that are changed, and how
 * @param profile of the worlds that are likely to catch it
 */
public record Mutant(String name, List<Cut> cuts, Profile profile, Ablation ablation) {
    /**
     * One changed method.
     *
     * @param type name of its class
     * @param advice what is woven into it
     */
    public record Cut(String type, String method, Class<?> advice) {
        private Class<?> target() {
            try {
                return Class.forName(type);
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(type + " is not there any more: the mutant must follow", gone);
            }
        }

        private void weave(ClassReloadingStrategy strategy) {
            var target = target();
            var found = List.of(target.getDeclaredMethods()).stream().anyMatch(m -> m.getName().equals(method));
            if (!found) {
                throw new IllegalStateException(type + "." + method + " is not there any more: the mutant must follow");
            }
            new ByteBuddy().redefine(target).visit(Advice.to(advice).on(named(method))).make()
                    .load(target.getClassLoader(), strategy);
        }

        private void restore(ClassReloadingStrategy strategy) throws java.io.IOException {
            var target = target();
            strategy.reset(ClassFileLocator.ForClassLoader.of(target.getClassLoader()), target);
        }
    }

    public static Mutant of(String name, String type, String method, Class<?> advice) {
        return new Mutant(name, List.of(new Cut(type, method, advice)), Profile.HOT, Ablation.NONE);
    }

    public Mutant and(String type, String method, Class<?> advice) {
        var more = new java.util.ArrayList<>(cuts);
        more.add(new Cut(type, method, advice));
        return new Mutant(name, more, profile, ablation);
    }

    public Mutant in(Profile other) {
        return new Mutant(name, cuts, other, ablation);
    }

    public Mutant in(Ablation other) {
        return new Mutant(name, cuts, profile, other);
    }

    /** Runs with the break in place; nothing else may run meanwhile. */
    public void during(Runnable run) {
        ByteBuddyAgent.install();
        var strategy = ClassReloadingStrategy.fromInstalledAgent();
        try {
            cuts.forEach(cut -> cut.weave(strategy));
            run.run();
        } finally {
            cuts.forEach(cut -> {
                try {
                    cut.restore(strategy);
                } catch (java.io.IOException unreadable) {
                    throw new IllegalStateException("A mutant could not be taken back", unreadable);
                }
            });
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
