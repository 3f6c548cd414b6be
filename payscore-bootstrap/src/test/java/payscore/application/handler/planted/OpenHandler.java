package payscore.application.handler.planted;

import java.util.function.Supplier;
import payscore.application.port.out.store.Transactions;

class OpenHandler implements Transactions {
    @Override
    public <T> T run(Supplier<T> work) {
        return work.get();
    }
}
