package payscore.adapter.wechat.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import payscore.adapter.wechat.wire.ServiceOrderJson.CollectionJson;
import payscore.adapter.wechat.wire.ServiceOrderJson.DetailJson;
import payscore.adapter.wechat.wire.ServiceOrderJson.RiskFundJson;
import payscore.adapter.wechat.wire.ServiceOrderJson.TimeRangeJson;
import payscore.domain.confirmation.Confirmation;
import payscore.domain.confirmation.ConfirmationTicket;
import payscore.domain.merchant.OpenId;
import payscore.domain.money.CollectionDetail;
import payscore.domain.money.Fen;
import payscore.domain.money.PaidType;
import payscore.domain.money.PaymentCollection;
import payscore.domain.money.PostDiscounts;
import payscore.domain.money.PostPayments;
import payscore.domain.money.RiskFund;
import payscore.domain.money.RiskFundName;
import payscore.domain.money.TransactionId;
import payscore.domain.order.Fact;
import payscore.domain.terms.BeijingTime;
import payscore.domain.terms.ServiceIntroduction;
import payscore.domain.terms.ServiceStart;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.ServiceTime;
import payscore.domain.terms.TimeRange;
import payscore.domain.violation.InvalidTerms;

/**
 * The one place where WeChat's words meet domain types, in both directions. {@code state}, {@code state_description} and
 * {@code collection.state} are judged together (life cycle reference §1); a word or a mixture that is not in its table is
 * never guessed at but handed on as {@link Fact.Unrecognised}.
 */
final class WeChatWords {
    /** The only {@code type} of sync; case matters. */
    static final String ORDER_PAID = "Order_Paid";

    private static final String ON_ACCEPT = "OnAccept";
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final int WORD_LENGTH_MAX = 32;
    /** The first is the documented one; the others occur in WeChat's texts and mean "not paid" as well (§1.7). */
    private static final List<String> NOT_PAID = List.of("USER_PAYING", "WAIT_PAY", "USER_ACCEPT", "MCH_LOADING");

    private WeChatWords() {}

    static String start(ServiceStart start) {
        return switch (start) {
            case ServiceStart.OnAccept onAccept -> ON_ACCEPT;
            case ServiceStart.Fixed(var time) -> time(time);
        };
    }

    static String time(ServiceTime time) {
        return switch (time) {
            case ServiceTime.At(var instant) -> SECOND.format(instant.atZone(BeijingTime.ZONE));
            case ServiceTime.On(var day) -> DAY.format(day);
        };
    }

    /** Empty for {@code OnAccept} and for anything that is no time; an odd time must not hide the rest of an answer. */
    static Optional<ServiceTime> time(String text) {
        try {
            return switch (text.length()) {
                case 14 -> Optional.of(new ServiceTime.At(
                        LocalDateTime.parse(text, SECOND).atZone(BeijingTime.ZONE).toInstant()));
                case 8 -> Optional.of(new ServiceTime.On(LocalDate.parse(text, DAY)));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Where the order stands.
     *
     * @param askedAt our clock when the answer's request was signed; a ticket in it cannot be older
     * @throws InvalidTerms when a value is not what its field may hold
     */
    static Fact fact(ServiceOrderJson order, Instant askedAt) {
        var description = present(order.stateDescription());
        return switch (present(order.state()).orElse("")) {
            case "CREATED" -> description.isEmpty() && order.collection().isEmpty()
                    ? new Fact.Created(ticket(order, askedAt))
                    : unrecognised(order);
            case "DOING" -> doing(order, description.orElse(""));
            case "DONE" -> description.isEmpty() ? done(order) : unrecognised(order);
            case "REVOKED" -> description.isEmpty() ? new Fact.Cancelled() : unrecognised(order);
            case "EXPIRED" -> description.isEmpty() && order.collection().isEmpty()
                    ? new Fact.Expired()
                    : unrecognised(order);
            default -> unrecognised(order);
        };
    }

    private static Fact doing(ServiceOrderJson order, String description) {
        return switch (description) {
            case "USER_CONFIRM" -> order.collection().isEmpty() ? confirmed(order) : unrecognised(order);
            case "MCH_COMPLETE" -> order.collection()
                    .map(collection -> NOT_PAID.contains(collection.state().orElse(""))
                            ? collection(collection, order)
                            : Optional.<PaymentCollection>empty())
                    .orElseGet(() -> order.totalAmount().map(Fen::new).map(PaymentCollection::waitingFor))
                    .<Fact>map(collection -> new Fact.Completed(confirmation(order), collection))
                    .orElseGet(() -> unrecognised(order));
            default -> unrecognised(order);
        };
    }

    /**
     * What the order was created with, but for fee lines, place, attach and device.
     *
     * @throws InvalidTerms when a value is not what its field may hold
     */
    static Optional<ServiceTerms> terms(ServiceOrderJson order) {
        return present(order.serviceIntroduction()).flatMap(introduction -> order.riskFund()
                .flatMap(WeChatWords::riskFund)
                .map(riskFund -> new ServiceTerms(new ServiceIntroduction(introduction), PostPayments.NONE,
                        PostDiscounts.NONE, timeRange(order.timeRange()), Optional.empty(), riskFund, Optional.empty(),
                        Optional.empty())));
    }

    private static Optional<RiskFund> riskFund(RiskFundJson fund) {
        return Arrays.stream(RiskFundName.values())
                .filter(name -> fund.name().filter(name.name()::equals).isPresent())
                .findFirst()
                .flatMap(name -> fund.amount()
                        .map(amount -> new RiskFund(name, new Fen(amount), present(fund.description()))));
    }

    private static TimeRange timeRange(Optional<TimeRangeJson> range) {
        return new TimeRange(
                range.flatMap(TimeRangeJson::startTime).flatMap(WeChatWords::time)
                        .<ServiceStart>map(ServiceStart.Fixed::new).orElse(ServiceStart.onAccept()),
                Optional.empty(), range.flatMap(TimeRangeJson::endTime).flatMap(WeChatWords::time), Optional.empty());
    }

    static Fact confirmed(ServiceOrderJson order) {
        return new Fact.Confirmed(confirmation(order), order.riskFund().flatMap(fund -> fund.amount()).map(Fen::new));
    }

    private static Fact done(ServiceOrderJson order) {
        if (order.collection().isEmpty()) {
            return order.needCollection().orElse(false)
                    ? unrecognised(order)
                    : new Fact.ClosedWithZero(confirmation(order));
        }
        return order.collection()
                .filter(collection -> collection.state().orElse("").equals("USER_PAID"))
                .flatMap(collection -> collection(collection, order))
                .<Fact>map(collection -> new Fact.Paid(confirmation(order), collection))
                .orElseGet(() -> unrecognised(order));
    }

    /** Empty when its amounts cannot be or a collector is unknown. */
    private static Optional<PaymentCollection> collection(CollectionJson collection, ServiceOrderJson order) {
        var total = collection.totalAmount().or(order::totalAmount);
        var paid = collection.paidAmount().orElse(0L);
        var details = collection.details().orElse(List.of());
        if (total.isEmpty() || paid > total.get()
                || collection.payingAmount().filter(paying -> paying != total.get() - paid).isPresent()
                || !details.stream().allMatch(detail -> paidType(detail).isPresent() && detail.amount().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new PaymentCollection(new Fen(total.get()), new Fen(paid),
                IntStream.range(0, details.size()).mapToObj(i -> detail(i, details.get(i))).toList()));
    }

    private static CollectionDetail detail(int index, DetailJson detail) {
        return new CollectionDetail(detail.seq().orElse(index + 1), new Fen(detail.amount().orElseThrow()),
                paidType(detail).orElseThrow(),
                detail.paidTime().flatMap(WeChatWords::time).map(ServiceTime::earliest),
                present(detail.transactionId()).map(TransactionId::new));
    }

    private static Optional<PaidType> paidType(DetailJson detail) {
        return switch (detail.paidType().orElse("")) {
            case "NEWTON" -> Optional.of(PaidType.NEWTON);
            case "MCH" -> Optional.of(PaidType.MCH);
            default -> Optional.empty();
        };
    }

    private static Optional<ConfirmationTicket> ticket(ServiceOrderJson order, Instant askedAt) {
        return present(order.ticket()).map(value -> ConfirmationTicket.issued(value, askedAt));
    }

    private static Confirmation confirmation(ServiceOrderJson order) {
        return new Confirmation(
                present(order.openid()).map(OpenId::new),
                order.timeRange().flatMap(TimeRangeJson::startTime).flatMap(WeChatWords::time));
    }

    static Fact unrecognised(ServiceOrderJson order) {
        return new Fact.Unrecognised(word(order.state()) + "/" + word(order.stateDescription()) + "/"
                + word(order.collection().flatMap(CollectionJson::state)));
    }

    /** Fit for a log line and a person. */
    private static String word(Optional<String> word) {
        return present(word)
                .map(text -> text.replaceAll("[^0-9A-Za-z_]", "?"))
                .map(text -> text.substring(0, Math.min(text.length(), WORD_LENGTH_MAX)))
                .orElse("-");
    }

    static Optional<String> present(Optional<String> text) {
        return text.filter(value -> !value.isBlank());
    }
}
