package payscore.adapter.web.problem;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import payscore.application.port.in.AuthorizationCodeReused;
import payscore.application.port.in.AuthorizationNotFound;
import payscore.application.port.in.BillNotObtainable;
import payscore.application.port.in.BusinessReferenceInUse;
import payscore.application.port.in.DifferenceNotFound;
import payscore.application.port.in.OutOrderNoReused;
import payscore.application.port.in.PayScoreUnavailable;
import payscore.application.port.in.ReconciliationNotFound;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.in.WebhookDeliveryNotFound;
import payscore.application.port.in.WebhookEndpointNotFound;
import payscore.application.port.in.WebhookEndpointSwitchedOff;
import payscore.application.port.in.collection.CollectionNotGranted;
import payscore.application.port.in.refund.OutRefundNoReused;
import payscore.application.port.in.refund.RefundNotFound;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.store.DuplicateAuthorization;
import payscore.application.port.out.store.DuplicateServiceOrder;
import payscore.application.port.out.store.StaleAuthorization;
import payscore.application.port.out.store.StaleCommand;
import payscore.application.port.out.store.StaleReconciliation;
import payscore.application.port.out.store.StaleServiceOrder;
import payscore.application.port.out.store.StaleWebhookDelivery;
import payscore.application.port.out.store.StoreFailure;
import payscore.application.port.out.store.Subject;
import payscore.domain.order.ServiceOrderNotReady;
import payscore.domain.permission.AuthorizationNotReady;
import payscore.domain.reconciliation.BillOfDay;
import payscore.domain.reconciliation.DifferenceNotOpen;
import payscore.domain.refund.RefundNotAbnormal;
import payscore.domain.violation.InvalidTerms;

/** Which problem an exception is. What is not listed is a fault of ours. */
final class Problems {
    private Problems() {}

    static Problem of(Exception exception) {
        return switch (exception) {
            case Refused refused -> refused.problem();
            case InvalidTerms invalid ->
                Problem.of(ProblemCatalogue.INVALID_TERMS, "The terms break at least one rule.",
                        invalid.violations().stream().map(v -> RequestError.at(v.pointer(), v.rule())).toList());
            case ServiceOrderNotReady notReady -> Problem
                    .of(ProblemCatalogue.refusing(notReady.decision()),
                            "Service order " + notReady.key().outOrderNo() + " is " + notReady.position().state() + ".")
                    .about(notReady.key().outOrderNo()).standingAt(notReady.position());
            case CollectionNotGranted notGranted -> Problem.of(ProblemCatalogue.COLLECTION_NOT_GRANTED,
                    "Service " + notGranted.serviceId() + " is not configured with collects-on-demand.");
            case OutOrderNoReused reused -> Problem.of(ProblemCatalogue.OUT_ORDER_NO_REUSED,
                    "Service order " + reused.key().outOrderNo() + " was created with other terms.")
                    .about(reused.key().outOrderNo());
            case AuthorizationNotReady notReady -> Problem.of(ProblemCatalogue.refusing(notReady.decision()),
                    "Authorization " + notReady.key().code() + " is " + notReady.state() + ".");
            case AuthorizationCodeReused reused -> Problem.of(ProblemCatalogue.AUTHORIZATION_CODE_REUSED,
                    "Authorization " + reused.key().code() + " is of another service.");
            case AuthorizationNotFound notFound -> Problem.of(ProblemCatalogue.AUTHORIZATION_NOT_FOUND,
                    "The merchant has no such authorization.");
            case StaleAuthorization stale -> lostRaceOfAuthorization();
            case DuplicateAuthorization duplicate -> lostRaceOfAuthorization();
            case BusinessReferenceInUse inUse -> Problem.of(ProblemCatalogue.BUSINESS_REFERENCE_IN_USE,
                    "Service order " + inUse.holder().outOrderNo() + " stands for this business reference.")
                    .about(inUse.holder().outOrderNo());
            case OutRefundNoReused reused -> Problem.of(ProblemCatalogue.OUT_REFUND_NO_REUSED,
                    "Refund " + reused.outRefundNo() + " is another one.");
            case RefundNotFound notFound -> Problem.of(ProblemCatalogue.REFUND_NOT_FOUND,
                    "The merchant has no refund with this number.");
            case RefundNotAbnormal usual -> Problem.of(ProblemCatalogue.REFUND_NOT_ABNORMAL,
                    "Refund " + usual.outRefundNo() + " is " + usual.status() + ".");
            // The same words for an order that is not there and one the caller may not see.
            case ServiceOrderNotFound notFound -> Problem.of(ProblemCatalogue.SERVICE_ORDER_NOT_FOUND,
                    "The merchant has no service order with this number.");
            case WebhookDeliveryNotFound notFound -> Problem.of(ProblemCatalogue.WEBHOOK_DELIVERY_NOT_FOUND,
                    "The merchant has no such delivery.");
            case WebhookEndpointNotFound notFound -> Problem.of(ProblemCatalogue.WEBHOOK_ENDPOINT_NOT_FOUND,
                    "The merchant has no endpoint of this name.");
            case WebhookEndpointSwitchedOff off -> Problem.of(ProblemCatalogue.WEBHOOK_ENDPOINT_SWITCHED_OFF,
                    "Nothing is sent to the endpoint until it is enabled.");
            case CommandUnderway underway -> underway(underway.key());
            case StaleServiceOrder stale -> lostRace();
            case StaleCommand stale -> lostRace();
            case DuplicateServiceOrder duplicate -> lostRace();
            case ReconciliationNotFound notFound -> Problem.of(ProblemCatalogue.RECONCILIATION_NOT_FOUND,
                    "The merchant has no reconciliation of this day.");
            case DifferenceNotFound notFound -> Problem.of(ProblemCatalogue.DIFFERENCE_NOT_FOUND,
                    "The day has no such difference.");
            case DifferenceNotOpen explained -> Problem.of(ProblemCatalogue.DIFFERENCE_NOT_OPEN,
                    "The difference is " + explained.fate() + ".");
            case BillNotObtainable obtainable -> Problem.of(ProblemCatalogue.BILL_NOT_OBTAINABLE,
                    "Only days before today, at most " + BillOfDay.DAYS_MAX + " days back, have a bill.");
            case StaleReconciliation stale -> Problem.of(ProblemCatalogue.CONCURRENT_CHANGE,
                    "Another request about this day was faster.");
            case StaleWebhookDelivery stale -> Problem.of(ProblemCatalogue.CONCURRENT_CHANGE,
                    "The delivery is being sent at this moment.");
            case StoreFailure.Conflict conflict -> lostRace();
            case StoreFailure.Unavailable unavailable -> Problem.of(ProblemCatalogue.STORE_UNAVAILABLE,
                    "The database could not be used.");
            case StoreFailure.CommitUnknown unknown -> Problem.of(ProblemCatalogue.OUTCOME_UNKNOWN,
                    "It may have been carried out; repeat it with the same out_order_no and Idempotency-Key.");
            case PayScoreUnavailable unavailable -> Problem.of(ProblemCatalogue.WECHAT_UNAVAILABLE,
                    "WeChat had to be asked and gave no usable answer.");
            case HttpMessageNotReadableException unreadable ->
                Problem.malformed(RequestError.at("", "must be a JSON object"));
            case MissingServletRequestParameterException missing ->
                Problem.malformed(RequestError.inParameter(missing.getParameterName(), "is required"));
            case HttpMediaTypeNotSupportedException unsupported -> notJson();
            case MultipartException form -> notJson();
            case HttpRequestMethodNotSupportedException method -> Problem.of(ProblemCatalogue.METHOD_NOT_ALLOWED,
                    "The path has no operation with this method.");
            case NoResourceFoundException nothing -> nothingHere();
            case NoHandlerFoundException nothing -> nothingHere();
            default -> Problem.of(ProblemCatalogue.INTERNAL_ERROR,
                    "The fault has been logged under the id of this request.");
        };
    }

    private static Problem notJson() {
        return Problem.of(
                ProblemCatalogue.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json in UTF-8.");
    }

    private static Problem lostRace() {
        return Problem.of(ProblemCatalogue.CONCURRENT_CHANGE, "Another request about this service order was faster.");
    }

    private static Problem underway(Subject subject) {
        return switch (subject.kind()) {
            case SERVICE_ORDER -> Problem.of(ProblemCatalogue.CONCURRENT_CHANGE,
                    "An earlier request about service order " + subject.number() + " has no definite outcome yet.")
                    .about(subject.orderKey().outOrderNo());
            case AUTHORIZATION -> Problem.of(ProblemCatalogue.CONCURRENT_CHANGE,
                    "An earlier request about authorization " + subject.number() + " has no definite outcome yet.");
        };
    }

    private static Problem lostRaceOfAuthorization() {
        return Problem.of(ProblemCatalogue.CONCURRENT_CHANGE, "Another request about this authorization was faster.");
    }

    private static Problem nothingHere() {
        return Problem.of(ProblemCatalogue.NOT_FOUND, "No operation has this path.");
    }
}
