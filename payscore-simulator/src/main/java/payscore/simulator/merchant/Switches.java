package payscore.simulator.merchant;

import java.time.Duration;

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
                WireTime.SIMULATED);
    }

    public Switches withCancelWhileCollecting(boolean value) {
        return new Switches(
                value,
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
                wireTime);
    }

    public Switches withPackageSingleUse(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                value,
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
                wireTime);
    }

    public Switches withModifyToZero(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                value,
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
                wireTime);
    }

    public Switches withModifyOnce(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                modifyToZero,
                value,
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
                wireTime);
    }

    public Switches withReentryAsParamError(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                modifyToZero,
                modifyOnce,
                value,
                collectGranted,
                paidCallbackAfterSync,
                paidCallbackAfterZero,
                retryLadder,
                callbackSigning,
                publicKeyPercent,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withCollectGranted(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                modifyToZero,
                modifyOnce,
                reentryAsParamError,
                value,
                paidCallbackAfterSync,
                paidCallbackAfterZero,
                retryLadder,
                callbackSigning,
                publicKeyPercent,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withPaidCallbackAfterSync(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                modifyToZero,
                modifyOnce,
                reentryAsParamError,
                collectGranted,
                value,
                paidCallbackAfterZero,
                retryLadder,
                callbackSigning,
                publicKeyPercent,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withPaidCallbackAfterZero(boolean value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                modifyToZero,
                modifyOnce,
                reentryAsParamError,
                collectGranted,
                paidCallbackAfterSync,
                value,
                retryLadder,
                callbackSigning,
                publicKeyPercent,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withRetryLadder(RetryLadder value) {
        return new Switches(
                cancelWhileCollecting,
                packageSingleUse,
                modifyToZero,
                modifyOnce,
                reentryAsParamError,
                collectGranted,
                paidCallbackAfterSync,
                paidCallbackAfterZero,
                value,
                callbackSigning,
                publicKeyPercent,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withCallbackSigning(CallbackSigning value) {
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
                value,
                publicKeyPercent,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withPublicKeyPercent(int value) {
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
                value,
                callbackDelay,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withCallbackDelay(Duration value) {
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
                value,
                deductionDelay,
                launchFreshness,
                wireTime);
    }

    public Switches withDeductionDelay(Duration value) {
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
                value,
                launchFreshness,
                wireTime);
    }

    public Switches withLaunchFreshness(Duration value) {
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
                value,
                wireTime);
    }

    public Switches withWireTime(WireTime value) {
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
                value);
    }
}
