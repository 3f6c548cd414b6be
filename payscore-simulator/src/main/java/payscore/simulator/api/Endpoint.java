package payscore.simulator.api;

import tools.jackson.databind.node.ObjectNode;

/** One endpoint: checks in WeChat's order, does it, answers the body of the 200. Runs inside the order book's lock. */
interface Endpoint {
    ObjectNode handle(Call call);
}
