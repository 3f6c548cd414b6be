package payscore.simulator.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import payscore.simulator.json.Fields;
import payscore.simulator.order.BeijingTime;
import payscore.simulator.order.ServiceOrder;

/** The rules of {@code time_range} (WeChat API reference 1.3); all times are Beijing time. */
final class Times {
    private static final int TIME_MAX = 14;
    private static final int REMARK_MAX = 20;
    private static final String ON_ACCEPT = "OnAccept";

    private Times() {}

    /** Formats only; the rules that need a clock come later in WeChat's order of checks. */
    static void checkShape(Fields range, boolean startRequired) {
        if (startRequired) {
            range.text("start_time", TIME_MAX);
        }
        range.optionalText("start_time", TIME_MAX)
                .filter(text -> !(startRequired && text.equals(ON_ACCEPT)))
                .ifPresent(text -> parsed(range, "start_time", text));
        range.optionalText("end_time", TIME_MAX).ifPresent(text -> parsed(range, "end_time", text));
        remark(range, "start_time");
        remark(range, "end_time");
    }

    static void checkCreation(Fields range, Instant now) {
        LocalDateTime call = BeijingTime.local(now);
        Optional<LocalDateTime> start = Optional.of(range.text("start_time", TIME_MAX))
                .filter(text -> !text.equals(ON_ACCEPT))
                .map(text -> parsed(range, "start_time", text));
        start.ifPresent(time -> {
            boolean tooEarly = isDay(range, "start_time")
                    ? time.toLocalDate().isBefore(call.toLocalDate())
                    : !time.isAfter(call);
            if (tooEarly) {
                throw ApiFailure.paramError("服务开始时间不能早于调用接口时间");
            }
        });
        range.optionalText("end_time", TIME_MAX).ifPresent(text -> {
            LocalDateTime end = parsed(range, "end_time", text);
            boolean day = BeijingTime.isDay(text);
            boolean beforeCall = day
                    ? end.toLocalDate().isBefore(call.toLocalDate())
                    : !end.isAfter(call.plusMinutes(1));
            boolean beforeStart = start.isPresent() && !ordered(start.get(), end, day);
            if (beforeCall || beforeStart) {
                throw ApiFailure.paramError("服务结束时间不能早于服务开始时间和调用接口时间");
            }
        });
    }

    static void checkCompletion(Fields body, ServiceOrder order, Instant now) {
        LocalDateTime call = BeijingTime.local(now);
        Optional<Fields> range = body.optionalObject("time_range");
        String createdStart = order.creation().path("time_range").path("start_time").asString("");
        String createdEnd = order.creation().path("time_range").path("end_time").asString("");
        Optional<String> givenStart = range.flatMap(fields -> fields.optionalText("start_time", TIME_MAX));
        Optional<String> givenEnd = range.flatMap(fields -> fields.optionalText("end_time", TIME_MAX));
        if (givenEnd.isEmpty() && createdEnd.isEmpty()) {
            throw ApiFailure.paramError("创建订单未填写服务结束时间,则结束时间必填");
        }
        boolean startDay = BeijingTime.isDay(createdStart) && !createdStart.equals(ON_ACCEPT);
        givenStart.ifPresent(text -> sameFormat(text, startDay));
        givenEnd.ifPresent(text -> sameFormat(text, createdEnd.isEmpty() ? startDay : BeijingTime.isDay(createdEnd)));
        givenStart.flatMap(BeijingTime::parse).ifPresent(start -> {
            LocalDateTime created = BeijingTime.local(order.createdAt());
            boolean tooEarly = startDay
                    ? start.toLocalDate().isBefore(created.toLocalDate())
                    : start.isBefore(created.withNano(0));
            if (tooEarly || start.isAfter(call)) {
                throw ApiFailure.paramError("实际开始时间须在创建订单之后、完结订单之前");
            }
        });
        givenEnd.flatMap(BeijingTime::parse).ifPresent(end -> {
            if (end.isAfter(call)) {
                throw ApiFailure.paramError("实际结束时间不能晚于使用完结接口的时间");
            }
            String shownStart = givenStart.orElse(
                    order.terms().path("time_range").path("start_time").asString(""));
            Optional<LocalDateTime> start = BeijingTime.parse(shownStart);
            if (start.isPresent() && !ordered(start.get(), end, BeijingTime.isDay(givenEnd.get()))) {
                throw ApiFailure.paramError("真实结束时间小于预计开始时间", "271316637");
            }
        });
    }

    /** The rule of sync: after the completion, not in the future. */
    static void checkPaidTime(Fields detail, ServiceOrder order, Instant now) {
        String text = detail.text("paid_time", TIME_MAX);
        LocalDateTime paid = parsed(detail, "paid_time", text);
        LocalDateTime completed = BeijingTime.local(order.completedAt()).withNano(0);
        // A bare day is its first second, as today's page has it.
        if (!paid.isAfter(completed) || paid.isAfter(BeijingTime.local(now))) {
            throw ApiFailure.paramError("收款成功时间须晚于完结订单时间且不晚于当前时间");
        }
    }

    /** A day ends no earlier than it starts; a second must be later. */
    private static boolean ordered(LocalDateTime start, LocalDateTime end, boolean day) {
        return day ? !end.toLocalDate().isBefore(start.toLocalDate()) : end.isAfter(start);
    }

    private static void sameFormat(String text, boolean day) {
        if (BeijingTime.isDay(text) != day) {
            throw ApiFailure.paramError("时间格式须与首次传入的格式一致");
        }
    }

    private static boolean isDay(Fields range, String name) {
        return BeijingTime.isDay(range.text(name, TIME_MAX));
    }

    private static LocalDateTime parsed(Fields fields, String name, String text) {
        return BeijingTime.parse(text).orElseThrow(() -> fields.bad(name, "时间格式应为yyyyMMddHHmmss或yyyyMMdd"));
    }

    private static void remark(Fields range, String time) {
        String name = time + "_remark";
        if (range.optionalText(name, REMARK_MAX).isPresent() && !range.has(time)) {
            throw range.bad(name, name + "须与" + time + "同时填写");
        }
    }
}
