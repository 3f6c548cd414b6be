package payscore.application.port.out.telemetry;

import java.time.Duration;
import payscore.application.port.out.store.CommandKind;
import payscore.domain.order.CheckReason;
import payscore.domain.reconciliation.DifferenceKind;

/** Counts and times the work, for operators. Whatever it is told is a word out of few, never a number of an order. */
public interface Telemetry {
    /** An attempt of a command was left without a definite outcome. */
    void outcomeUnknown(CommandKind kind, String cause);

    /**
     * A command came to its definite end.
     *
     * @param sinceFirstSent how long its outcome was open
     * @param attempts how often it was sent; all attempts over all commands is the retry amplification
     */
    void settled(CommandKind kind, boolean done, Duration sinceFirstSent, int attempts);

    /** WeChat was asked about an order because of its schedule. */
    void checked(CheckReason reason);

    /** An order was put into quarantine. */
    void quarantined();

    /** A notification had its effect. */
    void notificationApplied(Duration sinceReceived);

    /** An attempt of a webhook: {@code taken}, {@code gone}, or why it failed. */
    void webhookAttempted(String outcome);

    /** A webhook was given up. */
    void webhookParked();

    /**
     * A day's comparison with WeChat's bill came to its end, or could not be made for now.
     *
     * @param outcome {@code done}, or why it could not
     */
    void reconciled(String outcome);

    /** A bill and we differ in something that was not known. */
    void differenceFound(DifferenceKind kind);

    /** Buckets were taken from a node whose lease had run out. */
    void bucketsTakenOver(int count);

    /** How many buckets this node holds now. */
    void bucketsHeld(int count);

    /** The database has forgotten commits it had acknowledged. */
    void historyWentBack();
}
