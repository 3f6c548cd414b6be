package payscore.domain.industry;

import static payscore.domain.industry.FeeLine.bare;
import static payscore.domain.industry.FeeLine.charge;
import static payscore.domain.industry.FeeLine.explained;
import static payscore.domain.industry.FeeLine.goods;
import static payscore.domain.industry.FeeLine.metered;
import static payscore.domain.industry.FeeLine.rule;
import static payscore.domain.industry.FeeLine.told;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import payscore.domain.money.PostPayments;
import payscore.domain.violation.Violations;

/**
 * An industry WeChat Pay prescribes fee lines for (post_payments字段传参说明, 2024-12-09), and whether its devices are unattended (API
 * reference §1.6). WeChat accepts orders that break these rules, but their pages miss lines and the service fails its acceptance.
 *
 * <p>Where the prescription says that lines at completion carry no amount, one is allowed here: {@code total_amount} has to be the
 * sum of the lines, so somewhere the fee must stand.
 */
public enum Industry {
    /** 充电宝. */
    POWER_BANK(true, FeeLines.of(rule("收费标准")), FeeLines.of(metered("收费标准"), metered("使用时长"))),
    /** 共享单车. */
    BIKE_SHARING(true, FeeLines.of(rule("计费规则")),
            FeeLines.of(metered("计费规则"), metered("骑行时长"))
                    .orAlso(charge("骑行费用"), charge("调度费用"), charge("头盔费用"), charge("罚款"))),
    /** 酒店行业. */
    HOTEL(false, FeeLines.of(explained("酒店房费")), FeeLines.of(explained("酒店房费")).orAlso(explained("其他杂费"))),
    /** 二轮电动车充电桩. */
    EBIKE_CHARGING(true, FeeLines.of(rule("收费标准")), FeeLines.of(metered("收费标准"), metered("使用时长"))),
    /** 汽车充电桩. */
    CAR_CHARGING(true, FeeLines.of(rule("计费规则")), FeeLines.of(metered("计费规则"), metered("费用明细"))),
    /** 智慧零售(无人设备). */
    VENDING(true, FeeLines.of(), FeeLines.of(goods("商品信息"))),
    /** 汽车租赁; an order that ends without a fee has the first line only. */
    CAR_RENTAL(false, FeeLines.of(rule("免押租车规则")),
            FeeLines.of().orAlso(told("租车相关费用"), told("延迟还车费用"), told("加油费用"), told("ETC高速费用"), told("车损费用"),
                    told("折旧费用"), told("停运费用"), told("闯红灯违章"))) {
        @Override
        public void checkSettlement(PostPayments payments, Violations violations) {
            super.checkSettlement(payments, violations);
            violations.require(!payments.total().isZero() || payments.lines().size() == 1
                    && payments.lines().getFirst().name().equals("租车相关费用"), "/post_payments",
                    "must be one line named 租车相关费用 when nothing is charged in this industry");
        }
    },
    /** 快递行业. */
    PARCEL(false, FeeLines.of(bare("预估金额")),
            FeeLines.of(bare("首重费")).orAlso(bare("续重费"), bare("包装费"), bare("保价费")));

    private final boolean isUnattended;
    private final FeeLines expected;
    private final FeeLines settled;

    Industry(boolean isUnattended, FeeLines expected, FeeLines settled) {
        this.isUnattended = isUnattended;
        this.expected = expected;
        this.settled = settled;
    }

    /** The industry of a word in lower case with hyphens, such as {@code power-bank}. */
    public static Optional<Industry> of(String word) {
        return Arrays.stream(values()).filter(industry -> industry.word().equals(word)).findFirst();
    }

    /** Every word {@link #of} knows. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Industry::word).toList();
    }

    /** What {@link #of} knows it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Checks an order that is to be created.
     *
     * @param startDeviceId {@code device.start_device_id}
     */
    public void checkCreation(PostPayments payments, Optional<String> startDeviceId, Violations violations) {
        expected.check(payments, violations);
        violations.require(!isUnattended || startDeviceId.isPresent(), "/device/start_device_id",
                "is required for the unattended devices of this industry");
    }

    /** Checks the lines an order is completed with, or is lowered to. */
    public void checkSettlement(PostPayments payments, Violations violations) {
        settled.check(payments, violations);
    }
}
