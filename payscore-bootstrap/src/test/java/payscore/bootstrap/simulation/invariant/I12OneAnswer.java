package payscore.bootstrap.simulation.invariant;

import java.util.HashSet;
import java.util.Set;
import payscore.bootstrap.simulation.world.Said;
import payscore.bootstrap.simulation.world.Scene;
import payscore.domain.order.ServiceOrderKey;

/** Whoever asks the same twice gets one definite answer: an order that was created is never refused afterwards. */
final class I12OneAnswer extends Invariant {
    I12OneAnswer(Scene scene) {
        super("I12", scene);
    }

    private final Set<ServiceOrderKey> created = new HashSet<>();

    @Override
    public void said(Said said) {
        if (said.what() == Said.Asked.CREATE) {
            var key = said.order().key();
            if (said.answer() == Said.Answer.DONE) {
                created.add(key);
            }
            check(said.answer() != Said.Answer.DECLINED || !created.contains(key),
                    "%s was said to be created, and then to be declined", key);
        }
    }
}
