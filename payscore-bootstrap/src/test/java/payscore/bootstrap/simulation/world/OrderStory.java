package payscore.bootstrap.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DecisionOutcome;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.ServiceOrderNotFound;
import payscore.application.port.out.store.CommandUnderway;
import payscore.application.port.out.wechat.LaunchParameters;
import payscore.bootstrap.UseCases;
import payscore.bootstrap.simulation.world.Api.Reply;
import payscore.bootstrap.simulation.world.Plan.Profile;
import payscore.bootstrap.simulation.world.Said.Asked;
import payscore.domain.merchant.Merchant;
import payscore.domain.merchant.Service;
import payscore.domain.money.Fen;
import payscore.domain.order.BusinessReference;
import payscore.domain.order.OutOrderNo;
import payscore.domain.order.Position;
import payscore.domain.order.QueryId;
import payscore.domain.order.ServiceOrder;
import payscore.domain.order.ServiceOrderKey;
import payscore.domain.order.ServiceOrderReference;
import payscore.domain.refund.OutRefundNo;
import payscore.domain.refund.RefundTerms;
import payscore.domain.terms.CancellationReason;
import payscore.domain.terms.ServiceTerms;
import payscore.domain.terms.ServiceTime;
import payscore.simulator.merchant.TestUser;
import payscore.simulator.order.DeductionScript;
import payscore.simulator.phone.LaunchRefused;

/**
 * What a merchant's system, its operators and a user do about one order: patiently or not, once or twice, alone or all at the same time,
 * and never certain of anything.
 */
final class OrderStory {
    private static final int TRIES_MAX = 12;

    private final World world;
    private final Shop shop;
    private final Api api;
    private final SplittableRandom random;
    private final Merchant merchant;
    private final Service service;
    private final int number;
    private final boolean isHot;
    private final ServiceTerms terms;
    private final Optional<BusinessReference> reference;
    private ServiceOrderKey key;

    OrderStory(World world, Shop shop, Api api, SplittableRandom random, Merchant merchant, int number) {
        this.world = world;
        this.shop = shop;
        this.api = api;
        this.random = random;
        this.merchant = merchant;
        this.service = merchant.services().getFirst();
        this.number = number;
        this.isHot = world.plan().profile() == Profile.HOT;
        this.terms = Wares.terms();
        this.reference = happens(0.5) ? Optional.of(new BusinessReference("rent-" + number)) : Optional.empty();
        this.key = key("");
    }

    void live() {
        if (world.plan().profile() == Profile.CALM) {
            liveCalmly();
            return;
        }
        if (!create()) {
            return;
        }
        if (happens(0.2)) {
            lookAtOthersOrder();
        }
        if (happens(0.06)) {
            pause(1, 300);
            sayAfter(Asked.CANCEL, decide(useCases -> cancel(useCases, "没有等到确认")));
            return;
        }
        if (!confirm()) {
            return;
        }
        use();
        end();
        for (int more = random.nextInt(3); more > 0; more--) {
            pause(5, 600);
            api.call(useCases -> useCases.refreshServiceOrder().refresh(key));
        }
    }

    /** As most orders live: created, confirmed in a moment, used, completed, paid. */
    private void liveCalmly() {
        createOnce();
        api.call(useCases -> useCases.launchConfirmation().launch(key)).answer().flatMap(OrderStory::ready)
                .ifPresent(launch -> {
                    pause(2, 11);
                    world.weChat().control().accept(name(), TestUser.DEFAULT_OPENID);
                    world.weChat().look(key);
                    comeBack(world.weChat().control().returnByButton(name()));
                });
        pause(300, 1_200);
        sayAfter(Asked.COMPLETE,
                decide(useCases -> useCases.completeServiceOrder().complete(key, Wares.completion(800))));
        shop.awaitsMoney(key);
    }

    // ---- creation

    private boolean create() {
        if (isHot || happens(0.1)) {
            // A double click, or two.
            beside(this::createOnce);
            if (happens(0.5)) {
                beside(this::createOnce);
            }
        }
        var attempts = 0;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var outcome = createOnce();
            if (outcome.isPresent()) {
                switch (outcome.get()) {
                    case CreateServiceOrder.Outcome.Created created -> {
                        return true;
                    }
                    case CreateServiceOrder.Outcome.AlreadyThere there -> {
                        return there.order().position() != Position.CANCELLED;
                    }
                    case CreateServiceOrder.Outcome.Declined declined -> {
                        if (happens(0.5)) {
                            return false;
                        }
                    }
                    case CreateServiceOrder.Outcome.NotKnownYet unknown -> {
                        // Asked again below.
                    }
                }
            }
            if (reference.isPresent() && happens(0.15)) {
                // A client that thinks a new number is a new chance.
                var before = key;
                key = key("-" + ++attempts);
                if (createOnce().isEmpty()) {
                    key = before;
                }
            }
            pause(1, 40);
        }
        return read().filter(order -> order.position() != Position.REQUESTED).isPresent();
    }

    private Optional<CreateServiceOrder.Outcome> createOnce() {
        var mine = key;
        reference.ifPresent(one -> world.ledger().standsFor(mine, one));
        var reply = api.call(useCases -> {
            var outcome = useCases.createServiceOrder().create(new CreateServiceOrder.Request(
                    mine.mchId(), mine.outOrderNo(), service.serviceId(), terms, reference));
            world.witnesses().said(new Said(Asked.CREATE, answerOf(outcome), outcome.order()));
            return outcome;
        });
        return reply.answer();
    }

    private static Said.Answer answerOf(CreateServiceOrder.Outcome outcome) {
        return switch (outcome) {
            case CreateServiceOrder.Outcome.Created created -> Said.Answer.DONE;
            case CreateServiceOrder.Outcome.AlreadyThere there -> Said.Answer.DONE;
            case CreateServiceOrder.Outcome.NotKnownYet unknown -> Said.Answer.NOT_KNOWN_YET;
            case CreateServiceOrder.Outcome.Declined declined -> Said.Answer.DECLINED;
        };
    }

    private void lookAtOthersOrder() {
        var stranger = new ServiceOrderKey(shop.strangerTo(key.mchId()), key.outOrderNo());
        var reply = api.call(useCases -> useCases.readServiceOrder().read(stranger));
        if (reply instanceof Reply.Answer<ReadServiceOrder.View>) {
            world.violated("I16", "merchant " + stranger.mchId() + " was shown " + key);
        }
        if (reply instanceof Reply.Refusal<ReadServiceOrder.View>(var why) && why instanceof ServiceOrderNotFound) {
            world.checked("I16");
        }
    }

    // ---- confirmation

    private boolean confirm() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var reply = api.call(useCases -> useCases.launchConfirmation().launch(key));
            if (isHot && happens(0.3)) {
                beside(() -> api.call(useCases -> useCases.launchConfirmation().launch(key)));
            }
            var launch = reply.answer().flatMap(OrderStory::ready);
            if (launch.isPresent() && open(launch.get())) {
                return true;
            }
            if (read().filter(order -> order.position() != Position.CREATED
                    && order.position() != Position.REQUESTED).isPresent()) {
                return true;
            }
            pause(2, 60);
        }
        return false;
    }

    private static Optional<LaunchParameters> ready(LaunchConfirmation.Outcome outcome) {
        return outcome instanceof LaunchConfirmation.Outcome.Ready(var parameters)
                ? Optional.of(parameters)
                : Optional.empty();
    }

    /** The user opens WeChat's page; answers whether the page has done its duty. */
    private boolean open(LaunchParameters launch) {
        var weChat = world.weChat();
        world.ledger().mustStaySecret(TestUser.DEFAULT_OPENID);
        launch.fields().forEach((name, value) -> {
            if (name.equals("package") || name.equals("sign")) {
                world.ledger().mustStaySecret(value);
            }
        });
        try {
            weChat.control().open(Wares.launchJson(launch), TestUser.DEFAULT_OPENID);
            pause(3, 90);
            if (happens(0.1)) {
                comeBack(weChat.control().decline(name()));
                return false;
            }
            weChat.control().accept(name(), TestUser.DEFAULT_OPENID);
            weChat.look(key);
            comeBack(weChat.control().returnByButton(name()));
            return true;
        } catch (LaunchRefused refused) {
            // Too old, or used, or confirmed already: the merchant tries another launch.
            return false;
        }
    }

    private void comeBack(String queryId) {
        var chance = random.nextInt(3);
        if (chance == 0) {
            return;
        }
        ServiceOrderReference back = chance == 1
                ? new ServiceOrderReference.ByQueryId(new QueryId(queryId))
                : new ServiceOrderReference.ByOutOrderNo(key.outOrderNo());
        pause(0, 3);
        for (int clicks = isHot ? 3 : 1; clicks > 0; clicks--) {
            beside(() -> api.call(useCases -> useCases.answerReturn()
                    .answer(new AnswerReturn.Return(key.mchId(), back, Optional.of(service.serviceId())))));
        }
    }

    // ---- use and end

    private void use() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (read().filter(order -> order.position().isConfirmed()).isPresent()) {
                break;
            }
            pause(5, 60);
        }
        pause(10, world.plan().profile() == Profile.WIDE ? 900 : 240);
    }

    private void end() {
        var amount = happens(0.1) ? 0 : 100L * random.nextInt(1, 60);
        scriptMoney();
        var chance = random.nextInt(20);
        if (world.plan().profile() == Profile.CHANGE_OF_MIND) {
            changeOfMind(amount);
        } else if (world.plan().profile() == Profile.COLLECTING) {
            whileCollecting(Math.max(300, amount));
        } else if (world.plan().profile() == Profile.REFUNDING) {
            giveBack(Math.max(600, amount));
        } else if (isHot || chance < 3) {
            // Operators who do not know of each other.
            var operators = new ArrayList<Runnable>(List.of(
                    () -> complete(amount), () -> complete(amount), () -> cancel(), () -> complete(amount + 100)));
            while (operators.size() > 1) {
                beside(operators.remove(random.nextInt(operators.size())));
                pause(0, 3);
            }
            operators.getFirst().run();
        } else if (chance < 5) {
            cancel();
        } else {
            complete(amount);
            if (chance < 9) {
                pause(0, 60);
                cancel();
            }
        }
        payLater();
    }

    /** The amount is being charged when the merchant wants it all undone. */
    private void changeOfMind(long amount) {
        complete(Math.max(100, amount));
        standInCashier(30, 400);
        cancel();
        pause(1, 500);
        complete(Math.max(100, amount));
    }

    /** The amount is being charged while people who do not know of each other lower it, take cash, call it off and pay. */
    private void whileCollecting(long amount) {
        complete(amount);
        pause(1, 20);
        var people = new ArrayList<Runnable>(List.of(() -> lower(amount * 2 / 3), () -> lower(amount / 3),
                this::takeCash, this::payOnThePhone));
        if (happens(0.2)) {
            people.add(this::cancel);
        }
        if (happens(0.3)) {
            people.add(() -> standInCashier(5, 200));
        }
        for (int left = random.nextInt(1, people.size() + 1); left > 0; left--) {
            var next = people.remove(random.nextInt(people.size()));
            if (happens(0.5)) {
                beside(next);
            } else {
                next.run();
            }
            pause(0, happens(0.5) ? 3 : 90);
        }
    }

    /** The order is paid, and people who do not know of each other give money back: in parts, once more the same, and too much. */
    private void giveBack(long amount) {
        for (int count = 1; count <= 3; count++) {
            world.weChat().refunding().plan(key, count, random);
        }
        complete(amount);
        payOnThePhone();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (read().filter(order -> order.position() == Position.PAID).isPresent()) {
                break;
            }
            pause(5, 60);
        }
        var people = new ArrayList<Runnable>(List.of(() -> refund(1, amount * 2 / 3), () -> refund(1, amount * 2 / 3),
                () -> refund(2, amount / 2), () -> refund(2, amount / 2), () -> refund(3, amount / 4),
                () -> refund(3, amount / 3)));
        while (!people.isEmpty()) {
            var next = people.remove(random.nextInt(people.size()));
            if (happens(0.5)) {
                beside(next);
            } else {
                next.run();
            }
            pause(0, happens(0.5) ? 3 : 150);
        }
        for (int count = 1; count <= 3; count++) {
            if (happens(0.5)) {
                pause(10, 300);
                world.weChat().refunding().topUp(key, count);
                world.weChat().refunding().payOut(Refunding.number(key, count));
            }
        }
    }

    /** Asks again now and then, as who was told that refunds are a minute apart. */
    private void refund(int count, long amount) {
        var wanted = new RefundTerms(new OutRefundNo(Refunding.number(key, count)), new Fen(amount), Optional.empty());
        for (int tries = 0; tries < 3; tries++) {
            if (decide(useCases -> useCases.refunds().refundServiceOrder().refund(key, wanted)).isPresent()) {
                return;
            }
            pause(30, 120);
        }
    }

    private void lower(long amount) {
        sayAfter(Asked.MODIFY, decide(
                useCases -> useCases.collection().modifyServiceOrder().modify(key, Wares.lowerTo(amount))));
    }

    private void takeCash() {
        var paidTime = new ServiceTime.At(world.now());
        pause(0, 30);
        sayAfter(Asked.SYNC, decide(useCases -> useCases.collection().syncServiceOrder().sync(key, paidTime)));
    }

    private void payOnThePhone() {
        try {
            if (world.ledger().truth(key).isPresent()) {
                world.weChat().control().pay(name());
                world.weChat().look(key);
            }
        } catch (LaunchRefused nothingToPay) {
            // Paid or gone already.
        }
    }

    private void complete(long amount) {
        if (happens(0.15)) {
            beside(() -> decide(useCases -> useCases.completeServiceOrder().complete(key, Wares.completion(amount))));
        }
        sayAfter(Asked.COMPLETE,
                decide(useCases -> useCases.completeServiceOrder().complete(key, Wares.completion(amount))));
    }

    private void cancel() {
        sayAfter(Asked.CANCEL, decide(useCases -> cancel(useCases, "用户取消租借")));
    }

    private DecisionOutcome cancel(UseCases useCases, String reason) {
        return useCases.cancelServiceOrder().cancel(key, new CancellationReason(reason));
    }

    /** Insists until the outcome is definite, or patience ends. */
    private Optional<DecisionOutcome> decide(Function<UseCases, DecisionOutcome> decision) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var reply = api.call(decision);
            switch (reply) {
                case Reply.Answer<DecisionOutcome>(DecisionOutcome.NotKnownYet open) -> {
                    if (happens(0.3)) {
                        // Somebody else watches what becomes of it.
                        return Optional.of(open);
                    }
                }
                case Reply.Answer<DecisionOutcome>(var definite) -> {
                    return Optional.of(definite);
                }
                case Reply.Refusal<DecisionOutcome>(CommandUnderway wait) -> {
                    // Tried again below.
                }
                case Reply.Refusal<DecisionOutcome>(payscore.application.port.out.store.StoreFailure wait) -> {
                    // Tried again below.
                }
                case Reply.Refusal<DecisionOutcome> refusal -> {
                    return Optional.empty();
                }
                case Reply.Nothing<DecisionOutcome> nothing -> {
                    // Tried again below.
                }
            }
            pause(1, 60);
        }
        return Optional.empty();
    }

    private void sayAfter(Asked asked, Optional<DecisionOutcome> outcome) {
        outcome.ifPresent(told -> world.witnesses().said(new Said(asked, switch (told) {
            case DecisionOutcome.Done done -> Said.Answer.DONE;
            case DecisionOutcome.NotKnownYet open -> Said.Answer.NOT_KNOWN_YET;
            case DecisionOutcome.Declined declined -> Said.Answer.DECLINED;
        }, told.order())));
    }

    // ---- money

    private void scriptMoney() {
        if (world.plan().profile() == Profile.REFUNDING) {
            shop.awaitsMoney(key);
            return;
        }
        var control = world.weChat().control();
        var chance = random.nextInt(10);
        if (world.plan().profile() == Profile.CHANGE_OF_MIND || world.plan().profile() == Profile.COLLECTING) {
            chance = chance < 7 ? 4 : chance;
        }
        if (chance < 2) {
            control.scriptDeduction(key.outOrderNo().value(), DeductionScript.failsFirst(random.nextInt(1, 4)));
        } else if (chance < 4) {
            control.scriptDeduction(key.outOrderNo().value(),
                    DeductionScript.inFlightFor(Duration.ofSeconds(random.nextInt(20, 300))));
        } else if (chance < 5) {
            control.scriptDeduction(key.outOrderNo().value(), DeductionScript.neverSucceeds());
        }
        if (chance >= 5 || chance < 4) {
            shop.awaitsMoney(key);
        }
    }

    private void standInCashier(int from, int to) {
        var known = world.ledger().truth(key);
        if (known.isPresent()) {
            world.weChat().control().openCashier(name(), Duration.ofSeconds(random.nextInt(from, to)));
        }
    }

    /** Where WeChat does not get the money, the user may pay by himself; where he does not, the order stays open. */
    private void payLater() {
        if (happens(0.3)) {
            pause(1, 30);
            standInCashier(5, 180);
        }
        if (happens(0.5)) {
            pause(30, 900);
            payOnThePhone();
        }
    }

    // ---- whatever

    private Optional<ServiceOrder> read() {
        return api.call(useCases -> useCases.readServiceOrder().read(key)).answer().map(ReadServiceOrder.View::order);
    }

    private ServiceOrderKey key(String suffix) {
        return new ServiceOrderKey(merchant.mchId(), new OutOrderNo("ORDER-" + number + suffix));
    }

    private String name() {
        return key.mchId() + "/" + key.outOrderNo();
    }

    private void beside(Runnable task) {
        world.fibers().spawn("beside" + number, shop.process(), task);
    }

    private void pause(int secondsFrom, int secondsTo) {
        world.fibers().pause(Duration.ofMillis(random.nextLong(secondsFrom * 1_000L, secondsTo * 1_000L + 1)));
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }
}
