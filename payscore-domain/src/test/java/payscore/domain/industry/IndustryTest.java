package payscore.domain.industry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import payscore.domain.fixture.BrokenRules;
import payscore.domain.money.Fen;
import payscore.domain.money.PostPayment;
import payscore.domain.money.PostPayments;
import payscore.domain.violation.Violations;

/** Lines are written as {@code name[=amount][*count][(description)]}, several with a semicolon between them. */
class IndustryTest {
    private static final Optional<String> CABINET = Optional.of("CAB-1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "POWER_BANK | 收费标准(1元/1小时) | 收费标准=300(1元/1小时);使用时长(1小时38分20秒)",
            "BIKE_SHARING | 计费规则(1.5元/30分钟) | 计费规则(1.5元/30分钟);骑行时长(1小时);骑行费用=600;头盔费用=100(借用)",
            "BIKE_SHARING | 计费规则(1.5元/30分钟) | 计费规则(1.5元/30分钟);骑行时长(1分钟)",
            "HOTEL | 酒店房费=1200(标准间) | 酒店房费=1200(标准间);其他杂费=200(清洁费)",
            "HOTEL | 酒店房费=1200(标准间) | 酒店房费=1200(标准间)",
            "EBIKE_CHARGING | 收费标准(1元/1小时) | 收费标准=100(1元/1小时);使用时长(1小时)",
            "CAR_CHARGING | 计费规则(0.1元/度) | 计费规则(0.1元/度);费用明细=40(电费0.2元,服务费0.2元)",
            "VENDING | '' | 商品信息=300*1(可乐);商品信息=300*2(雪碧)",
            "CAR_RENTAL | 免押租车规则(按实际费用扣费) | 延迟还车费用=1000*1(延迟2小时);ETC高速费用=900(京津)",
            "CAR_RENTAL | 免押租车规则(按实际费用扣费) | 租车相关费用(本次无扣款)",
            "PARCEL | 预估金额=1200 | 首重费=1200;续重费=300;包装费=100;保价费=50"})
    void whatIsPrescribedIsAccepted(Industry industry, String created, String settled) {
        assertThat(atCreation(industry, created, CABINET)).isEmpty();
        assertThat(atSettlement(industry, settled)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "POWER_BANK | 租借费用(1元) | /post_payments/0/name must be 收费标准 in this industry",
            "POWER_BANK | '' | /post_payments must have a line named 收费标准 in this industry",
            "POWER_BANK | 收费标准=1(1元) | /post_payments/0/amount must not be given for 收费标准 in this industry",
            "POWER_BANK | 收费标准*1(1元) | /post_payments/0/count must not be given for 收费标准 in this industry",
            "CAR_CHARGING | 收费标准(1元) | /post_payments/0/name must be 计费规则 in this industry",
            "HOTEL | 酒店房费(标准间) | /post_payments/0/amount is required for 酒店房费 in this industry",
            "HOTEL | 酒店房费=1 | /post_payments/0/description is required for 酒店房费 in this industry",
            "PARCEL | 预估金额=1(约) | /post_payments/0/description must not be given for 预估金额 in this industry",
            "VENDING | 商品信息=1*1(可乐) | /post_payments/0/name must not be given in this industry: it has no lines yet"})
    void whatIsNotIsToldAtCreation(Industry industry, String lines, String violation) {
        assertThat(atCreation(industry, lines, CABINET)).contains(violation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "POWER_BANK | 收费标准(1元) | /post_payments must have a line named 使用时长 in this industry",
            "BIKE_SHARING | 计费规则(1元);骑行时长(1);罚金=1 | /post_payments/2/name must be 计费规则 or 骑行时长 or 骑行费用 or 调度费用 or 头盔费用 or 罚款 in this industry",
            "BIKE_SHARING | 计费规则(1元);骑行时长(1);罚款(违停) | /post_payments/2/amount is required for 罚款 in this industry",
            "HOTEL | 其他杂费=1(洗衣) | /post_payments must have a line named 酒店房费 in this industry",
            "VENDING | 商品信息=1(可乐) | /post_payments/0/count is required for 商品信息 in this industry",
            "PARCEL | 续重费=1 | /post_payments must have a line named 首重费 in this industry",
            "CAR_RENTAL | 加油费用(无) | /post_payments must be one line named 租车相关费用 when nothing is charged in this industry",
            "CAR_RENTAL | 加油费用=1 | /post_payments/0/description is required for 加油费用 in this industry"})
    void whatIsNotIsToldAtSettlement(Industry industry, String lines, String violation) {
        assertThat(atSettlement(industry, lines)).contains(violation);
    }

    @ParameterizedTest
    @EnumSource(names = {"POWER_BANK", "BIKE_SHARING", "EBIKE_CHARGING", "CAR_CHARGING", "VENDING"})
    void anUnattendedDeviceIsNamed(Industry industry) {
        assertThat(atCreation(industry, "", Optional.empty())).contains(
                "/device/start_device_id is required for the unattended devices of this industry");
    }

    @ParameterizedTest
    @EnumSource(names = {"HOTEL", "CAR_RENTAL", "PARCEL"})
    void whereSomebodyAttendsNoDeviceIsNeeded(Industry industry) {
        assertThat(atCreation(industry, "", Optional.empty())).noneMatch(rule -> rule.startsWith("/device"));
    }

    @Test
    void everyIndustryIsKnownByItsWord() {
        assertThat(Industry.words()).hasSize(Industry.values().length).contains("power-bank", "car-rental");
        assertThat(Industry.of("power-bank")).contains(Industry.POWER_BANK);
        assertThat(Industry.of("POWER_BANK")).isEmpty();
        assertThat(Industry.of("")).isEmpty();
    }

    private static List<String> atCreation(Industry industry, String lines, Optional<String> device) {
        var violations = new Violations();
        industry.checkCreation(lines(lines), device, violations);
        return BrokenRules.of(violations::throwIfAny).stream().map(v -> v.pointer() + " " + v.rule()).toList();
    }

    private static List<String> atSettlement(Industry industry, String lines) {
        var violations = new Violations();
        industry.checkSettlement(lines(lines), violations);
        return BrokenRules.of(violations::throwIfAny).stream().map(v -> v.pointer() + " " + v.rule()).toList();
    }

    private static PostPayments lines(String text) {
        var lines = new ArrayList<PostPayment>();
        Arrays.stream(text.split(";", -1)).filter(line -> !line.isBlank()).forEach(line -> {
            var description = line.contains("(")
                    ? Optional.of(line.substring(line.indexOf('(') + 1, line.length() - 1))
                    : Optional.<String>empty();
            var rest = line.contains("(") ? line.substring(0, line.indexOf('(')) : line;
            var count = rest.contains("*")
                    ? Optional.of(Integer.valueOf(rest.substring(rest.indexOf('*') + 1)))
                    : Optional.<Integer>empty();
            rest = rest.contains("*") ? rest.substring(0, rest.indexOf('*')) : rest;
            var amount = rest.contains("=")
                    ? Optional.of(new Fen(Long.parseLong(rest.substring(rest.indexOf('=') + 1))))
                    : Optional.<Fen>empty();
            lines.add(new PostPayment(
                    rest.contains("=") ? rest.substring(0, rest.indexOf('=')) : rest, amount, description, count));
        });
        return new PostPayments(lines);
    }
}
