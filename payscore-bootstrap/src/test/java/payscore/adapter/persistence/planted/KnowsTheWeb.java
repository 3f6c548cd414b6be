package payscore.adapter.persistence.planted;

import payscore.adapter.web.planted.WebType;

final class KnowsTheWeb {
    WebType type;
}
