package payscore.bootstrap.realparts;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultKind;
import payscore.simulator.fault.Operation;

/** The kinds of trouble of a random run. Each makes its trouble and is over, or lasts until everything is healed. */
enum RandomFault {
    KILL_SERVICE {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            var node = parts.nodes().get(random.nextInt(parts.nodes().size()));
            if (node.isAlive()) {
                node.kill();
                node.start();
            }
        }
    },
    FREEZE_SERVICE {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            var node = parts.nodes().get(random.nextInt(parts.nodes().size()));
            if (node.isAlive()) {
                node.pause();
                Waiting.letPass(aMoment(random));
                node.resume();
            }
        }
    },
    KILL_DATABASE {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            parts.mysql().kill();
            parts.mysql().restart();
        }
    },
    FREEZE_DATABASE {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            parts.mysql().freeze();
            Waiting.letPass(aMoment(random));
            parts.mysql().thaw();
        }
    },
    KILL_CONNECTIONS {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                parts.mysql().killConnection(random);
            }
        }
    },
    READ_ONLY_DATABASE {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            parts.mysql().readOnly(true);
            Waiting.letPass(aMoment(random));
            parts.mysql().readOnly(false);
        }
    },
    WECHAT_OUT_OF_REACH {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            parts.toWeChat().refuse();
            if (random.nextBoolean()) {
                parts.toBackup().refuse();
            }
        }
    },
    NETWORK_TO_WECHAT {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                parts.toWeChat().next(request -> true, networkFault(random));
            }
        }
    },
    NETWORK_TO_US {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                parts.callbacks().next(request -> true, networkFault(random));
                parts.entrance().next(request -> true, networkFault(random));
            }
        }
    },
    NETWORK_TO_MERCHANT {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            if (random.nextInt(4) == 0) {
                parts.toReceiver().refuse();
            }
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                parts.toReceiver().next(request -> true, networkFault(random));
            }
        }
    },
    WECHAT_MISBEHAVES {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                var kind = ANSWERS.get(random.nextInt(ANSWERS.size()));
                parts.weChat().control().script(Fault.of(kind, LAGS.contains(kind) ? Operation.QUERY : Operation.ANY));
            }
        }
    },
    CALLBACKS_GO_ASTRAY {
        @Override
        void strike(RealParts parts, RandomGenerator random) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                var kind = CALLBACKS.get(random.nextInt(CALLBACKS.size()));
                parts.weChat().control().script(Fault.of(kind, Operation.CALLBACK));
            }
        }
    };

    private static final List<FaultKind> ANSWERS = List.of(FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER,
            FaultKind.DROP_AND_EXECUTE_LATER, FaultKind.ERROR_BEFORE, FaultKind.ERROR_AFTER, FaultKind.HTML_BEFORE,
            FaultKind.HTML_AFTER, FaultKind.THROTTLE, FaultKind.UNKNOWN_SERIAL, FaultKind.OTHER_ORDER,
            FaultKind.MALFORMED_JSON, FaultKind.DUPLICATE_KEYS, FaultKind.STALE_STATE, FaultKind.NOT_VISIBLE,
            FaultKind.WRONG_SIGNATURE, FaultKind.SIGNTEST, FaultKind.NO_SIGNATURE, FaultKind.STALE_TIMESTAMP);
    /** Lags of reading. Said of a command they are refusals of its state, which are waited out for ten minutes. */
    private static final Set<FaultKind> LAGS = Set.of(FaultKind.STALE_STATE, FaultKind.NOT_VISIBLE);
    private static final List<FaultKind> CALLBACKS = List.of(FaultKind.SUPPRESS, FaultKind.DUPLICATE,
            FaultKind.NO_ASSOCIATED_DATA, FaultKind.WRONG_SIGNATURE, FaultKind.SIGNTEST, FaultKind.NO_SIGNATURE,
            FaultKind.STALE_TIMESTAMP);

    /** Makes the trouble. */
    abstract void strike(RealParts parts, RandomGenerator random);

    private static Duration aMoment(RandomGenerator random) {
        return Duration.ofMillis(100 + random.nextInt(1_400));
    }

    private static NetworkFault networkFault(RandomGenerator random) {
        return switch (random.nextInt(7)) {
            case 0 -> new NetworkFault.ResetBefore();
            case 1 -> new NetworkFault.ResetAfter(random.nextInt(200));
            case 2 -> new NetworkFault.Truncate(random.nextInt(400));
            case 3 -> new NetworkFault.BlackHole();
            case 4 -> new NetworkFault.SwallowAnswer();
            case 5 -> new NetworkFault.Twice();
            default -> new NetworkFault.Delay(aMoment(random));
        };
    }
}
