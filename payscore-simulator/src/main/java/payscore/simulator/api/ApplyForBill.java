package payscore.simulator.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import payscore.simulator.bill.BillBook;
import payscore.simulator.bill.BillOffice;
import payscore.simulator.bill.BillTrick;
import payscore.simulator.json.Json;
import payscore.simulator.order.BeijingTime;
import tools.jackson.databind.node.ObjectNode;

/** D1 and D2: a day's bill, once it is written, for three months. */
final class ApplyForBill implements Endpoint {
    private static final String HOST = "https://api.mch.weixin.qq.com";
    private static final int READY_HOUR = 10;
    private static final int MONTHS_MAX = 3;
    private static final Set<String> ACCOUNTS = Set.of("BASIC", "OPERATION", "FEES");

    private final BillOffice.Kind kind;
    private final BillOffice office;
    private final BillBook book;
    private final InstantSource clock;

    ApplyForBill(BillOffice.Kind kind, BillBook book, InstantSource clock) {
        this.kind = kind;
        this.office = new BillOffice(book);
        this.book = book;
        this.clock = clock;
    }

    @Override
    public ObjectNode handle(Call call) {
        Instant now = clock.instant();
        LocalDate day = day(call, BeijingTime.local(now));
        String tarType = call.query().getOrDefault("tar_type", "");
        if (!List.of("", "GZIP").contains(tarType)) {
            throw ApiFailure.paramError("tar_type只支持GZIP");
        }
        String account = call.query().getOrDefault("account_type", "BASIC");
        if (kind == BillOffice.Kind.FUND_FLOW && !ACCOUNTS.contains(account)) {
            throw ApiFailure.paramError("account_type不合法");
        }
        if (book.tricks().contains(BillTrick.LATE)
                || BeijingTime.local(now).isBefore(day.plusDays(1).atTime(READY_HOUR, 0))) {
            throw ApiFailure.of(400, "STATEMENT_CREATING", "账单正在生成中，请稍后再试");
        }
        boolean hasMovements = kind == BillOffice.Kind.TRADE || account.equals("BASIC");
        BillOffice.Offer offer = Optional.of(office)
                .filter(open -> hasMovements)
                .flatMap(open -> open.apply(call.merchant().mchId(), day, kind, lines(call), tarType.equals("GZIP"),
                        now))
                .orElseThrow(() -> ApiFailure.of(400, "NO_STATEMENT_EXIST", "账单文件不存在"));
        return Json.object()
                .put("hash_type", "SHA1")
                .put("hash_value", offer.sha1())
                .put("download_url", call.host().map(host -> "http://" + host).orElse(HOST)
                        + "/v3/billdownload/file?token=" + offer.token() + (tarType.isEmpty() ? "" : "&tartype=gzip"));
    }

    private BillOffice.Lines lines(Call call) {
        String type = call.query().getOrDefault("bill_type", "ALL");
        if (kind == BillOffice.Kind.FUND_FLOW) {
            return BillOffice.Lines.ALL;
        }
        try {
            return BillOffice.Lines.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiFailure.paramError("bill_type不合法");
        }
    }

    private static LocalDate day(Call call, LocalDateTime now) {
        LocalDate day;
        try {
            day = LocalDate.parse(call.query().getOrDefault("bill_date", ""));
        } catch (DateTimeException malformed) {
            throw ApiFailure.paramError("bill_date格式错误");
        }
        if (!day.isBefore(now.toLocalDate()) || day.isBefore(now.toLocalDate().minusMonths(MONTHS_MAX))) {
            throw ApiFailure.invalidRequest("bill_date仅支持三个月内的账单");
        }
        return day;
    }
}
