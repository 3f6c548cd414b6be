package payscore.adapter.web.planted.simulator;

import payscore.simulator.Simulator;

final class NeedsTheSimulator {
    Simulator simulator;
}
