package payscore.domain.planted.circle.there;

import payscore.domain.planted.circle.here.Here;

public final class There {
    Here here;
}
