package payscore.simulator.planted;

import payscore.domain.money.Fen;

final class KnowsTheDomain {
    Fen fen;
}
