package payscore.application.handler;

import payscore.application.port.out.store.Buckets;

/** One kind of due work: a round works off at most so many rows of these buckets and answers how many it worked on. */
public interface DueWork {
    int round(Buckets buckets, int limitMax);
}
