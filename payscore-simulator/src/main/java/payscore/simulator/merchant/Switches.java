package payscore.simulator.merchant;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One switch for every rule on which WeChat's own papers disagree or say nothing, and the pace of what happens by itself.
 * The defaults are those the WeChat API reference recommends for a simulator.
 *
 * @param cancelWhileCollecting true: a completed, unpaid order may be cancelled (API pages); false: refused (271316592)
 * @param packageSingleUse true: one launch consumes a package; false: usable within its hour by the user who opened it
 * @param modifyToZero whether an amount may be modified down to 0
 * @param modifyOnce true: the amount may be modified once only
 * @param reentryAsParamError code of a repeated create with other terms: PARAM_ERROR instead of INVALID_REQUEST
 * @param collectGranted whether merchants may use the legacy collect call; else NO_AUTH
 * @param paidCallbackAfterSync whether USER_PAID follows a sync
 * @param paidCallbackAfterZero whether USER_PAID follows a completion with zero
 * @param retryLadder how failed callbacks are repeated
 * @param callbackSigning what callbacks are signed with
 * @param publicKeyPercent share of public-key signatures under {@link CallbackSigning#MIXED}
 * @param callbackDelay simulated time between an event and the first delivery
 * @param deductionDelay simulated time between completion and the first deduction attempt
 * @param launchFreshness accepted distance of a launch timestamp from now; zero switches the check off
 * @param completeReentry true: the same completion again answers the order; false: its state no longer allows it
 * @param cancelReentry true: the same cancellation again answers the order; false: it is cancelled already
 * @param modifyReentry true: the same modification again answers the order; false: it is no lower amount
 * @param errorsSigned whether answers other than 2xx are signed
 * @param deadIsClosed true: a cancelled or expired order says CLOSED (trouble-shooting pages); false: REVOKED or
 *     EXPIRED
 * @param collectionParts in how many deductions the money comes in, each announced by a USER_PAID with one more detail
 * @param requestLife how old the date of a signed request may be, and how far in the future
 * @param wireTime clock of the signature timestamps
 */
public record Switches(
        boolean cancelWhileCollecting,
        boolean packageSingleUse,
        boolean modifyToZero,
        boolean modifyOnce,
        boolean reentryAsParamError,
        boolean collectGranted,
        boolean paidCallbackAfterSync,
        boolean paidCallbackAfterZero,
        RetryLadder retryLadder,
        CallbackSigning callbackSigning,
        int publicKeyPercent,
        Duration callbackDelay,
        Duration deductionDelay,
        Duration launchFreshness,
        boolean completeReentry,
        boolean cancelReentry,
        boolean modifyReentry,
        boolean errorsSigned,
        boolean deadIsClosed,
        int collectionParts,
        Duration requestLife,
        WireTime wireTime) {

    /** What WeChat signs callbacks with. */
    public enum CallbackSigning {
        PUBLIC_KEY,
        CERTIFICATE,
        /** The grey period of a switch from certificates to the public key. */
        MIXED
    }

    /** Which clock dates signatures and judges the age of requests. */
    public enum WireTime {
        /** The simulated clock: for a counterpart that shares it. */
        SIMULATED,
        /** Real time: for a counterpart that keeps living in the present while the simulated clock is moved. */
        REAL
    }

    public static Switches defaults() {
        return new Switches(
                true,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                RetryLadder.A,
                CallbackSigning.PUBLIC_KEY,
                50,
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                true,
                true,
                true,
                true,
                false,
                1,
                Duration.ofMinutes(5),
                WireTime.SIMULATED);
    }

    /**
     * Every disputed rule and every pace drawn by lot, for simulations that must survive all of them. Left at their defaults are
     * the clock of signatures, the ages of signatures, and {@code deadIsClosed}, under which no client can learn how an order
     * died.
     */
    public static Switches drawn(RandomGenerator random) {
        Draft draft = new Draft(defaults());
        draft.cancelWhileCollecting = random.nextBoolean();
        draft.packageSingleUse = random.nextBoolean();
        draft.modifyToZero = random.nextBoolean();
        draft.modifyOnce = random.nextBoolean();
        draft.reentryAsParamError = random.nextBoolean();
        draft.collectGranted = random.nextBoolean();
        draft.paidCallbackAfterSync = random.nextBoolean();
        draft.paidCallbackAfterZero = random.nextBoolean();
        draft.completeReentry = random.nextBoolean();
        draft.cancelReentry = random.nextBoolean();
        draft.modifyReentry = random.nextBoolean();
        draft.errorsSigned = random.nextBoolean();
        draft.retryLadder = oneOf(RetryLadder.values(), random);
        draft.callbackSigning = oneOf(CallbackSigning.values(), random);
        draft.publicKeyPercent = random.nextInt(101);
        draft.collectionParts = random.nextInt(1, 4);
        draft.callbackDelay = Duration.ofMillis(random.nextInt(2_000));
        draft.deductionDelay = Duration.ofMillis(random.nextInt(30_000));
        return draft.switches();
    }

    private static <T> T oneOf(T[] values, RandomGenerator random) {
        return values[random.nextInt(values.length)];
    }

    public Switches withCancelWhileCollecting(boolean value) {
        return with(draft -> draft.cancelWhileCollecting = value);
    }

    public Switches withPackageSingleUse(boolean value) {
        return with(draft -> draft.packageSingleUse = value);
    }

    public Switches withModifyToZero(boolean value) {
        return with(draft -> draft.modifyToZero = value);
    }

    public Switches withModifyOnce(boolean value) {
        return with(draft -> draft.modifyOnce = value);
    }

    public Switches withReentryAsParamError(boolean value) {
        return with(draft -> draft.reentryAsParamError = value);
    }

    public Switches withCollectGranted(boolean value) {
        return with(draft -> draft.collectGranted = value);
    }

    public Switches withPaidCallbackAfterSync(boolean value) {
        return with(draft -> draft.paidCallbackAfterSync = value);
    }

    public Switches withPaidCallbackAfterZero(boolean value) {
        return with(draft -> draft.paidCallbackAfterZero = value);
    }

    public Switches withRetryLadder(RetryLadder value) {
        return with(draft -> draft.retryLadder = value);
    }

    public Switches withCallbackSigning(CallbackSigning value) {
        return with(draft -> draft.callbackSigning = value);
    }

    public Switches withPublicKeyPercent(int value) {
        return with(draft -> draft.publicKeyPercent = value);
    }

    public Switches withCallbackDelay(Duration value) {
        return with(draft -> draft.callbackDelay = value);
    }

    public Switches withDeductionDelay(Duration value) {
        return with(draft -> draft.deductionDelay = value);
    }

    public Switches withLaunchFreshness(Duration value) {
        return with(draft -> draft.launchFreshness = value);
    }

    public Switches withCompleteReentry(boolean value) {
        return with(draft -> draft.completeReentry = value);
    }

    public Switches withCancelReentry(boolean value) {
        return with(draft -> draft.cancelReentry = value);
    }

    public Switches withModifyReentry(boolean value) {
        return with(draft -> draft.modifyReentry = value);
    }

    public Switches withErrorsSigned(boolean value) {
        return with(draft -> draft.errorsSigned = value);
    }

    public Switches withDeadIsClosed(boolean value) {
        return with(draft -> draft.deadIsClosed = value);
    }

    public Switches withCollectionParts(int value) {
        return with(draft -> draft.collectionParts = value);
    }

    public Switches withRequestLife(Duration value) {
        return with(draft -> draft.requestLife = value);
    }

    public Switches withWireTime(WireTime value) {
        return with(draft -> draft.wireTime = value);
    }

    private Switches with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.switches();
    }

    /** Switches while one of them is being changed; the one place that names all of them. */
    private static final class Draft {
        private boolean cancelWhileCollecting;
        private boolean packageSingleUse;
        private boolean modifyToZero;
        private boolean modifyOnce;
        private boolean reentryAsParamError;
        private boolean collectGranted;
        private boolean paidCallbackAfterSync;
        private boolean paidCallbackAfterZero;
        private RetryLadder retryLadder;
        private CallbackSigning callbackSigning;
        private int publicKeyPercent;
        private Duration callbackDelay;
        private Duration deductionDelay;
        private Duration launchFreshness;
        private boolean completeReentry;
        private boolean cancelReentry;
        private boolean modifyReentry;
        private boolean errorsSigned;
        private boolean deadIsClosed;
        private int collectionParts;
        private Duration requestLife;
        private WireTime wireTime;

        Draft(Switches from) {
            cancelWhileCollecting = from.cancelWhileCollecting;
            packageSingleUse = from.packageSingleUse;
            modifyToZero = from.modifyToZero;
            modifyOnce = from.modifyOnce;
            reentryAsParamError = from.reentryAsParamError;
            collectGranted = from.collectGranted;
            paidCallbackAfterSync = from.paidCallbackAfterSync;
            paidCallbackAfterZero = from.paidCallbackAfterZero;
            retryLadder = from.retryLadder;
            callbackSigning = from.callbackSigning;
            publicKeyPercent = from.publicKeyPercent;
            callbackDelay = from.callbackDelay;
            deductionDelay = from.deductionDelay;
            launchFreshness = from.launchFreshness;
            completeReentry = from.completeReentry;
            cancelReentry = from.cancelReentry;
            modifyReentry = from.modifyReentry;
            errorsSigned = from.errorsSigned;
            deadIsClosed = from.deadIsClosed;
            collectionParts = from.collectionParts;
            requestLife = from.requestLife;
            wireTime = from.wireTime;
        }

        Switches switches() {
            return new Switches(
                    cancelWhileCollecting,
                    packageSingleUse,
                    modifyToZero,
                    modifyOnce,
                    reentryAsParamError,
                    collectGranted,
                    paidCallbackAfterSync,
                    paidCallbackAfterZero,
                    retryLadder,
                    callbackSigning,
                    publicKeyPercent,
                    callbackDelay,
                    deductionDelay,
                    launchFreshness,
                    completeReentry,
                    cancelReentry,
                    modifyReentry,
                    errorsSigned,
                    deadIsClosed,
                    collectionParts,
                    requestLife,
                    wireTime);
        }
    }
}
