package payscore.bootstrap.simulation.mutant;

import java.util.List;
import payscore.bootstrap.simulation.world.Plan.Ablation;
import payscore.bootstrap.simulation.world.Plan.Profile;

/** All of them; the table of the reliability design's C.1 is among them. */
public final class Mutants {
    private static final String HANDLER = "payscore.application.handler.";
    private static final String STORE = "payscore.application.fixture.InMemory";
    private static final String DOMAIN = "payscore.domain.order.";
    private static final String WECHAT = "payscore.adapter.wechat.";

    private Mutants() {}

    public static List<Mutant> all() {
        return List.of(
                Mutant.of("a new number gets a second order for the same thing", HANDLER + "ReferenceClaim", "claim",
                        Breaks.DoesNothing.class).in(Profile.WIDE),
                Mutant.of("the last write wins", DOMAIN + "LifeCycle", "judge", Breaks.EverythingIsNews.class),
                Mutant.of("called before the intent is stored", HANDLER + "CommandProtocol", "remember",
                        Breaks.RemembersNothing.class),
                Mutant.of("nobody follows commands up", HANDLER + "CommandFollowUp", "round",
                        Breaks.FindsNothing.class),
                Mutant.of("nobody polls", HANDLER + "OrderChecks", "round", Breaks.FindsNothing.class)
                        .in(Ablation.NO_CALLBACKS),
                Mutant.of("one look is enough", DOMAIN + "CheckSchedule", "next", Breaks.LooksOnce.class)
                        .in(Ablation.NO_CALLBACKS),
                Mutant.of("two commands at once", STORE + "Commands", "requireFreeSlot", Breaks.DoesNothing.class),
                Mutant.of("a refusal is believed at once", WECHAT + "gateway.ErrorCodes", "meaning",
                        Breaks.EveryRefusalIsDefinite.class).in(Profile.CHANGE_OF_MIND),
                Mutant.of("no quiet window", HANDLER + "CommandProtocol", "waitOutOrReject", Breaks.NoQuietWindow.class)
                        .in(Profile.CHANGE_OF_MIND),
                Mutant.of("the outbox has a transaction of its own", HANDLER + "Saving", "announce",
                        Breaks.AnnouncesLater.class)
                        .and(HANDLER + "Saving", "tell", Breaks.AnnouncesAfterwards.class),
                Mutant.of("nothing is announced", HANDLER + "Saving", "announce", Breaks.DoesNothing.class),
                Mutant.of("no version predicate on orders", STORE + "ServiceOrders", "isNext", Breaks.SaysYes.class),
                Mutant.of("no version predicate on commands", STORE + "Commands", "isNext", Breaks.SaysYes.class),
                Mutant.of("a time-out is a failure", WECHAT + "gateway.WeChatPayScoreGateway", "send",
                        Breaks.TimeOutIsRefusal.class),
                Mutant.of("an early 404 is a failure", HANDLER + "Outlook", "whenNotFound",
                        Breaks.NotFoundIsNever.class),
                Mutant.of("acknowledged before it is stored", HANDLER + "ReceiveNotificationHandler", "receive",
                        Breaks.SwallowsFailures.class),
                Mutant.of("marked as applied apart from the effect", HANDLER + "NotificationApplier", "applyTogether",
                        Breaks.MarksApart.class),
                Mutant.of("a COMMIT that failed has happened", HANDLER + "CommandProtocol", "isStored",
                        Breaks.AssumesCommitted.class),
                Mutant.of("another try has other bytes", "payscore.application.port.out.store.Command", "nextAttempt",
                        Breaks.OtherBytes.class),
                Mutant.of("dead nodes are never succeeded", STORE + "BucketLeases", "isFreeFor", Breaks.SaysNo.class),
                Mutant.of("buckets that are nobody's", "payscore.application.port.out.store.Share", "contains",
                        Breaks.LeavesOneOut.class),
                Mutant.of("each attempt of a webhook has an id of its own", HANDLER + "WebhookAttempts", "sent",
                        Breaks.NewIdForEachAttempt.class),
                Mutant.of("a webhook that was sent was taken", HANDLER + "WebhookAttempts", "sent",
                        Breaks.SentIsTaken.class),
                Mutant.of("any signature will do", WECHAT + "signing.SignatureVerifier", "verify",
                        Breaks.EverythingIsValid.class),
                Mutant.of("answers are not learned from", DOMAIN + "ServiceOrder", "learn",
                        Breaks.ForgetsAnswers.class),
                Mutant.of("callbacks may rewrite amounts", DOMAIN + "ServiceOrder", "learn",
                        Breaks.CallbacksAreQueries.class).in(Profile.WIDE),
                Mutant.of("nothing is doubted", DOMAIN + "FactMerge", "doubtAbout", Breaks.DoubtsNothing.class)
                        .in(Profile.WIDE),
                Mutant.of("any amount proves a modification", DOMAIN + "ServiceOrder", "isModified",
                        Breaks.SaysYes.class).in(Profile.COLLECTING),
                Mutant.of("any payment proves a sync", "payscore.domain.money.PaymentCollection",
                        "hasPaymentElsewhere", Breaks.SaysYes.class).in(Profile.COLLECTING),
                Mutant.of("nobody hears of a second payment", DOMAIN + "ServiceOrder", "doubtOfPayingTwice",
                        Breaks.DoubtsNothing.class).in(Profile.COLLECTING),
                Mutant.of("a refusal of a lower amount is definite", WECHAT + "gateway.ErrorCodes",
                        "dependsOnTheMoment", Breaks.SaysNo.class).in(Profile.COLLECTING),
                Mutant.of("refunds are not added up", "payscore.domain.refund.RefundStatus", "claimsMoney",
                        Breaks.SaysNo.class).in(Profile.REFUNDING),
                Mutant.of("a refund that timed out has failed", WECHAT + "gateway.WeChatRefundGateway", "send",
                        Breaks.TimeOutIsRefusal.class).in(Profile.REFUNDING),
                Mutant.of("what is said last of a refund counts", "payscore.domain.refund.RefundStatus", "isAbove",
                        Breaks.SaysYes.class).in(Profile.REFUNDING),
                Mutant.of("nobody asks what became of refunds", HANDLER + "RefundChecks", "ask",
                        Breaks.DoesNothing.class).in(Profile.REFUNDING).in(Ablation.NO_CALLBACKS),
                Mutant.of("a refusal of a refund is believed at once", HANDLER + "CommandProtocol", "waitOutOrReject",
                        Breaks.NoQuietWindow.class).in(Profile.REFUNDING));
    }
}
