package payscore.domain.planted.circle.here;

import payscore.domain.planted.circle.there.There;

public final class Here {
    There there;
}
