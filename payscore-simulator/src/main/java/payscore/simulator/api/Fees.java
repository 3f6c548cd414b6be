package payscore.simulator.api;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import payscore.simulator.json.BadField;
import payscore.simulator.json.Fields;
import payscore.simulator.merchant.Service;
import payscore.simulator.order.ServiceOrder;

/** Fees and discounts of one request: their limits, and the sums made of them (WeChat API reference 1.1, 1.2, A5). */
record Fees(long payments, long discounts, boolean discountsGiven) {
    /** Larger than any real amount and small enough that a hundred of them still add up exactly. */
    private static final long AMOUNT_MAX = 1_000_000_000_000L;

    private static final int NAME_MAX = 20;
    private static final int DESCRIPTION_MAX = 30;
    private static final int COUNT_MAX = 100;
    private static final int PAYMENTS_MAX = 100;
    private static final int DISCOUNTS_MAX = 30;
    private static final String GOODS_INFORMATION = "商品信息";

    static Fees expected(Fields body) {
        List<Fields> payments = payments(body, 0);
        for (Fields payment : payments) {
            if (!payment.has("amount") && !payment.has("description")) {
                throw payment.bad("amount", "amount和description至少填写一个");
            }
        }
        List<Fields> discounts = discounts(body);
        for (Fields discount : discounts) {
            discount.text("name", NAME_MAX);
            discount.text("description", DESCRIPTION_MAX);
        }
        return of(payments, discounts);
    }

    static Fees actual(Fields body) {
        List<Fields> payments = payments(body, 1);
        List<Fields> discounts = discounts(body);
        for (Fields discount : discounts) {
            discount.text("name", NAME_MAX);
            discount.integer("amount", 0, AMOUNT_MAX);
        }
        return of(payments, discounts);
    }

    static Fees modified(Fields body) {
        return of(payments(body, 1), discounts(body));
    }

    /** {@code total_amount}, after its sum and its ceiling have been checked. */
    long total(Fields body, Service service, ServiceOrder order) {
        long total = totalAmount(body);
        if (total != payments - discounts) {
            throw ApiFailure.paramError("最终总金额计算非法");
        }
        boolean aboveCeiling = total > service.riskCeiling();
        boolean aboveDeposit = service.subMode() == Service.SubMode.WAIVE_DEPOSIT && total > order.riskAmount();
        if (aboveCeiling || aboveDeposit) {
            throw ApiFailure.paramError("总金额超过此服务的服务风险金额", "271316656");
        }
        return total;
    }

    /** {@code total_amount} as given. */
    static long totalAmount(Fields body) {
        return body.integer("total_amount", 0, AMOUNT_MAX);
    }

    private static Fees of(List<Fields> payments, List<Fields> discounts) {
        return new Fees(sum(payments), sum(discounts), !discounts.isEmpty());
    }

    private static List<Fields> payments(Fields body, int min) {
        List<Fields> payments = body.objects("post_payments", min, PAYMENTS_MAX);
        Set<String> names = new HashSet<>();
        for (Fields payment : payments) {
            String name = payment.text("name", NAME_MAX);
            if (!names.add(name) && !name.equals(GOODS_INFORMATION)) {
                throw repeated(payment);
            }
            payment.optionalText("description", DESCRIPTION_MAX);
            payment.optionalInteger("count", 1, COUNT_MAX);
            amount(payment);
        }
        return payments;
    }

    private static List<Fields> discounts(Fields body) {
        List<Fields> discounts = body.objects("post_discounts", 0, DISCOUNTS_MAX);
        Set<String> names = new HashSet<>();
        for (Fields discount : discounts) {
            discount.optionalText("name", NAME_MAX).ifPresent(name -> {
                if (!names.add(name)) {
                    throw repeated(discount);
                }
            });
            discount.optionalText("description", DESCRIPTION_MAX);
            discount.optionalInteger("count", 1, COUNT_MAX);
            amount(discount);
        }
        return discounts;
    }

    private static BadField repeated(Fields element) {
        return element.bad("name", "同一订单内名称不能重复");
    }

    private static OptionalLong amount(Fields element) {
        return element.optionalInteger("amount", 0, AMOUNT_MAX);
    }

    private static long sum(List<Fields> elements) {
        return elements.stream().mapToLong(element -> amount(element).orElse(0)).sum();
    }
}
