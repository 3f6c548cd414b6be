package payscore.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import payscore.simulator.api.RequestLog;
import payscore.simulator.api.SeenRequest;
import payscore.simulator.bill.BillBook;
import payscore.simulator.bill.BillTrick;
import payscore.simulator.bill.BilledRefund;
import payscore.simulator.bill.ShopPayment;
import payscore.simulator.callback.Courier;
import payscore.simulator.callback.Delivery;
import payscore.simulator.callback.DeliveryLog;
import payscore.simulator.clock.Timeline;
import payscore.simulator.fault.Fault;
import payscore.simulator.fault.FaultScript;
import payscore.simulator.merchant.Merchant;
import payscore.simulator.merchant.Registry;
import payscore.simulator.merchant.Service;
import payscore.simulator.merchant.Switches;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.order.Collected;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.order.DeductionScripts;
import payscore.simulator.order.LifeCycle;
import payscore.simulator.order.OrderBook;
import payscore.simulator.order.OrderKey;
import payscore.simulator.order.Refund;
import payscore.simulator.order.RefundPayee;
import payscore.simulator.order.RefundPlan;
import payscore.simulator.order.ServiceOrder;
import payscore.simulator.permission.Permission;
import payscore.simulator.permission.PermissionBook;
import payscore.simulator.phone.AuthorizePage;
import payscore.simulator.phone.Authorizing;
import payscore.simulator.phone.Launch;
import payscore.simulator.phone.LaunchRefused;
import payscore.simulator.phone.Phone;
import payscore.simulator.phone.PhonePage;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything a test or a developer does to the simulator; the HTTP control API is a translation of this class.
 *
 * <p>An order is named by its {@code out_order_no}, or by {@code mchid/out_order_no} where several merchants use the same
 * number. An unknown order is an {@link IllegalArgumentException}; what WeChat's front end refuses is a {@link LaunchRefused}.
 * Where the clock belongs to somebody else, moving it and {@link #clear()} are {@link UnsupportedOperationException}s.
 */
public final class Control {
    private final Registry registry;
    private final OrderBook book;
    private final BillBook bills;
    private final LifeCycle lifeCycle;
    private final DeductionScripts deductions;
    private final Phone phone;
    private final Authorizing authorizing;
    private final PermissionBook permissions;
    private final InstantSource clock;
    private final Timeline timeline;
    private final FaultScript faults;
    private final Courier courier;
    private final DeliveryLog deliveries;
    private final RequestLog requests;

    /** Wired by the simulator; the parts are shared with its servers. */
    public Control(
            Registry registry,
            OrderBook book,
            BillBook bills,
            LifeCycle lifeCycle,
            DeductionScripts deductions,
            Phone phone,
            Authorizing authorizing,
            PermissionBook permissions,
            InstantSource clock,
            Timeline timeline,
            FaultScript faults,
            Courier courier,
            DeliveryLog deliveries,
            RequestLog requests) {
        this.registry = registry;
        this.book = book;
        this.bills = bills;
        this.lifeCycle = lifeCycle;
        this.deductions = deductions;
        this.phone = phone;
        this.authorizing = authorizing;
        this.permissions = permissions;
        this.clock = clock;
        this.timeline = timeline;
        this.faults = faults;
        this.courier = courier;
        this.deliveries = deliveries;
        this.requests = requests;
    }

    // ---- looking

    /** Empty when WeChat knows no such order. */
    public Optional<OrderSnapshot> find(String order) {
        return book.locked(() -> matching(order).stream().findFirst().map(this::snapshot));
    }

    public OrderSnapshot order(String order) {
        return book.locked(() -> snapshot(require(order)));
    }

    /** All orders, oldest first. */
    public List<OrderSnapshot> orders() {
        return book.locked(() -> book.all().stream().map(this::snapshot).toList());
    }

    /** What the API has seen, oldest first. */
    public List<SeenRequest> requests() {
        return requests.all();
    }

    /**
     * What the API has seen about an order number, oldest first, whichever the merchant. Bodies are there as they came, also of
     * requests that were refused.
     */
    public List<SeenRequest> requests(String outOrderNo) {
        return requests.about(outOrderNo);
    }

    /** What happened to an order, for those who compare; cheap enough to ask after every step. */
    public Optional<OrderTruth> truth(String order) {
        return book.locked(() -> matching(order).stream().findFirst().map(OrderTruth::of));
    }

    /** What happened to every order, oldest first. */
    public List<OrderTruth> truths() {
        return book.locked(() -> book.all().stream().map(OrderTruth::of).toList());
    }

    /** Delivery attempts of callbacks, oldest first. */
    public List<Delivery> deliveries() {
        return deliveries.all();
    }

    /** Delivery attempts for one order. */
    public List<Delivery> deliveries(String order) {
        OrderKey key = keyOf(order);
        return deliveries.of(key.outOrderNo()).stream()
                .filter(delivery -> delivery.mchId().equals(key.mchId()))
                .toList();
    }

    /** Ids of the order's notifications, oldest first, whether delivered, held or lost. */
    public List<String> notifications(String order) {
        return courier.notificationIds(keyOf(order));
    }

    // ---- the user's phone

    /** Opens a PayScore page from pasted launch parameters. */
    public PhonePage open(String launchJson, String openid) {
        return phone.open(Launch.read(launchJson), openid, Optional.empty());
    }

    /** The default user accepts the order. */
    public void accept(String order) {
        accept(order, TestUser.DEFAULT_OPENID);
    }

    public void accept(String order, String openid) {
        phone.accept(keyOf(order), openid, false);
    }

    /** A user who failed the risk check pays the deposit and so accepts. */
    public void acceptWithDeposit(String order, String openid) {
        phone.accept(keyOf(order), openid, true);
    }

    /** The user declines and comes back by the button inside the page: a {@code query_id}, and the order is unchanged. */
    public String decline(String order) {
        return returnByButton(order);
    }

    /** The user comes back by the button inside the page; the answer is what the front end receives. */
    public String returnByButton(String order) {
        return phone.returnByButton(keyOf(order));
    }

    /** The user comes back by the arrow: the front end receives nothing. */
    public Optional<String> returnByArrow(String order) {
        keyOf(order);
        return Optional.empty();
    }

    /** The user pays actively on the order's page. */
    public void pay(String order) {
        phone.pay(keyOf(order));
    }

    /** The user tries to pay and fails: nothing changes. */
    public void failToPay(String order) {
        keyOf(order);
    }

    /** The user stands in the cashier for this long: cancel, modify and sync are refused with 271316754. */
    public void openCashier(String order, Duration duration) {
        book.locked(() -> {
            ServiceOrder found = require(order);
            lifeCycle.block(found, duration);
            return found;
        });
    }

    // ---- authorisations; named by authorization_code, or by mchid/authorization_code

    /** An authorisation as a query by code would show it. */
    public ObjectNode permission(String authorization) {
        return book.locked(() -> requirePermission(authorization).entity());
    }

    /** All authorisations, oldest first. */
    public List<ObjectNode> permissions() {
        return book.locked(() -> permissions.all().stream().map(Permission::entity).toList());
    }

    /** Opens the page on which the user authorises, from pasted launch parameters. */
    public AuthorizePage openAuthorization(String launchJson, String openid) {
        return authorizing.open(Launch.read(launchJson), openid, Optional.empty());
    }

    /** The user authorises the service. */
    public void authorize(String authorization, String openid) {
        book.locked(() -> authorizing.authorize(requirePermission(authorization), openid));
    }

    /** The user withdraws the authorisation in WeChat, whatever orders run. */
    public void withdraw(String authorization) {
        book.locked(() -> {
            Permission permission = requirePermission(authorization);
            permissions.close(permission);
            return permission;
        });
    }

    /** Sends the authorisation's callbacks that a HOLD fault kept back; answers how many. */
    public int releaseCallbacksOfPermission(String authorization) {
        return courier.release(book.locked(() -> requirePermission(authorization).key())::equals);
    }

    private Permission requirePermission(String authorization) {
        int slash = authorization.indexOf('/');
        List<Permission> found = slash < 0
                ? permissions.withCode(authorization)
                : permissions.find(authorization.substring(0, slash), authorization.substring(slash + 1)).stream()
                        .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.isEmpty()
                    ? "no authorization " + authorization
                    : "several merchants have an authorization " + authorization);
        }
        return found.getFirst();
    }

    // ---- deductions

    /** How the deduction of an order goes; to be scripted before its completion. */
    public void scriptDeduction(String outOrderNo, DeductionScript script) {
        deductions.forOrder(outOrderNo, script);
    }

    /** How deductions from this user go, where the order has no script of its own. */
    public void scriptDeductionOfUser(String openid, DeductionScript script) {
        deductions.forUser(openid, script);
    }

    // ---- refunds

    /** What becomes of refunds from now on. */
    public void planRefunds(RefundPlan plan) {
        lifeCycle.refunds().plan(plan);
    }

    /** What becomes of one refund, to be said before it is asked for. */
    public void planRefund(String outRefundNo, RefundPlan plan) {
        lifeCycle.refunds().planOne(outRefundNo, plan);
    }

    public RefundPlan refundPlan() {
        return lifeCycle.refunds().plan();
    }

    /** Refunds as WeChat answers about them, oldest first. */
    public List<ObjectNode> refunds() {
        return book.locked(() -> lifeCycle.refunds().all().stream().map(Refund::answer).toList());
    }

    /** A refund becomes this and the merchant is told; one that is final stays as it is. */
    public void settleRefund(String outRefundNo, Refund.Status outcome) {
        book.locked(() -> {
            Refund refund = lifeCycle.refunds().all().stream()
                    .filter(known -> known.outRefundNo().equals(outRefundNo))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no refund " + outRefundNo));
            lifeCycle.refunds().settle(refund, outcome);
            return refund;
        });
    }

    /** Whom a stuck refund is paid to instead; in the clear, so for tests in this process only. */
    public Optional<RefundPayee> payeeOf(String outRefundNo) {
        return book.locked(() -> lifeCycle.refunds().all().stream()
                .filter(known -> known.outRefundNo().equals(outRefundNo))
                .findFirst()
                .flatMap(Refund::payee));
    }

    // ---- time

    /** Moves the clock and runs what falls due on the way, callbacks included, before it returns. */
    public void advance(Duration step) {
        timeline.moveTo(clock.instant().plus(step));
    }

    /** Moves the clock to an instant; forward runs what falls due, backward only sets it. */
    public void setClock(Instant instant) {
        timeline.moveTo(instant);
    }

    public Instant now() {
        return clock.instant();
    }

    // ---- faults and callbacks

    public void script(Fault fault) {
        faults.add(fault);
    }

    /** Scripted faults that are not used up. */
    public List<Fault> pendingFaults() {
        return faults.pending();
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Delivers a notification once more under its old id. */
    public void redeliver(String notificationId) {
        if (!courier.redeliver(notificationId)) {
            throw new IllegalArgumentException("no notification " + notificationId);
        }
    }

    /** Sends the order's callbacks that a HOLD fault kept back; answers how many. */
    public int releaseCallbacks(String order) {
        return courier.release(keyOf(order)::equals);
    }

    /** Sends all callbacks kept back. */
    public int releaseCallbacks() {
        return courier.release(key -> true);
    }

    // ---- bills

    /** What is wrong with bills now. */
    public Set<BillTrick> billTricks() {
        return book.locked(bills::tricks);
    }

    /** Replaces what is wrong with bills. */
    public void playBillTricks(Set<BillTrick> tricks) {
        book.locked(() -> {
            bills.play(tricks);
            return tricks;
        });
    }

    /** Somebody refunds the order's first charge on the merchant platform, without asking through the API. */
    public void refundByHand(String order, String outRefundNo, long amount) {
        book.locked(() -> {
            Collected charge = require(order).collected().stream()
                    .filter(Collected::isCharge)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nothing was charged for " + order));
            bills.add(new BilledRefund(keyOf(order).mchId(), charge.transactionId().orElseThrow(),
                    "50" + charge.transactionId().orElseThrow(), outRefundNo, amount, clock.instant()));
            return charge;
        });
    }

    /** Somebody pays in the merchant's shop. */
    public void payInShop(String mchId, String outTradeNo, long amount) {
        book.locked(() -> {
            bills.add(new ShopPayment(mchId, bills.nextTransactionId(clock.instant()), outTradeNo,
                    amount, clock.instant()));
            return outTradeNo;
        });
    }

    // ---- configuration

    public Switches switches() {
        return registry.switches();
    }

    public void switchTo(Switches switches) {
        registry.switchTo(switches);
    }

    /** Changes single switches: {@code control.change(s -> s.withCancelWhileCollecting(false))}. */
    public void change(UnaryOperator<Switches> change) {
        registry.switchTo(change.apply(registry.switches()));
    }

    public void register(Merchant merchant) {
        registry.register(merchant);
    }

    public void register(Service service) {
        registry.register(service);
    }

    public void register(TestUser user) {
        registry.register(user);
    }

    public List<TestUser> users() {
        return registry.users();
    }

    /** Sends callbacks meant for one {@code host:port} to another. */
    public void redirectNotifications(String fromAuthority, String toAuthority) {
        registry.redirectNotifications(fromAuthority, toAuthority);
    }

    /** Forgets orders, requests, deliveries, faults and scripts; keeps merchants, services, switches and the clock. */
    public void clear() {
        timeline.clear();
        faults.clear();
        deductions.clear();
        courier.clear();
        deliveries.clear();
        requests.clear();
        phone.clear();
        authorizing.clear();
        book.locked(() -> {
            permissions.clear();
            book.clear();
            lifeCycle.forgetRefunds();
            bills.clear();
            return book;
        });
    }

    OrderKey keyOf(String order) {
        return book.locked(() -> require(order).key());
    }

    private ServiceOrder require(String order) {
        List<ServiceOrder> found = matching(order);
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty() ? "no order " + order : "several merchants have an order " + order);
        }
        return found.getFirst();
    }

    private List<ServiceOrder> matching(String order) {
        int slash = order.indexOf('/');
        return slash < 0
                ? book.withNumber(order)
                : book.find(new OrderKey(order.substring(0, slash), order.substring(slash + 1))).stream()
                        .toList();
    }

    private OrderSnapshot snapshot(ServiceOrder order) {
        return new OrderSnapshot(
                order.key().mchId(),
                order.key().outOrderNo(),
                order.orderId(),
                order.position().state(),
                order.position().stateDescription(),
                order.position().collectionState(),
                order.openid(),
                book.latestPackage(order.key()).map(ticket -> ticket.text()),
                payscore.simulator.order.OrderJson.entity(order));
    }
}
