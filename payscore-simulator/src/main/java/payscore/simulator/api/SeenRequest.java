package payscore.simulator.api;

import java.time.Instant;
import java.util.Optional;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/**
 * A request the API has seen, for tests and developers to look at.
 *
 * @param mchId empty where the caller could not be authenticated
 * @param status 0 where the connection was dropped
 */
public record SeenRequest(
        Instant at,
        String method,
        String path,
        Optional<String> query,
        Optional<Operation> operation,
        Optional<String> outOrderNo,
        Optional<String> mchId,
        String body,
        int status,
        String requestId,
        Optional<FaultKind> fault) {}
