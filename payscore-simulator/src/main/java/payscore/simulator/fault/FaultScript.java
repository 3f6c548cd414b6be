package payscore.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripted faults in the order they were scripted; the first that matches is used up by one. */
public final class FaultScript {
    private final List<Fault> faults = new ArrayList<>();

    public synchronized void add(Fault fault) {
        faults.add(fault);
    }

    /** The fault for this call or delivery, if any is left. */
    public synchronized Optional<Fault> take(Operation actual, Optional<String> outOrderNo) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.matches(actual, outOrderNo)) {
                if (fault.times() <= 1) {
                    faults.remove(i);
                } else {
                    faults.set(i, fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Not yet used up. */
    public synchronized List<Fault> pending() {
        return List.copyOf(faults);
    }

    public synchronized void clear() {
        faults.clear();
    }
}
