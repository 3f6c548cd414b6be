package payscore.simulator.bill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import payscore.simulator.order.BeijingTime;

/** Bills as WeChat writes them: a BOM, a block of details and a block of sums, every value behind a back-tick, money in yuan. */
final class BillText {
    private static final String TRADE_HEAD = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,"
            + "交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,"
            + "退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String TRADE_SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String FLOW_HEAD = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,"
            + "账户结余（元）,资金变更提交申请人,备注,业务凭证号";
    private static final String FLOW_SUMS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String BOM = "\uFEFF";

    private BillText() {}

    /** @param counted what the sums are of, which is not always what is written */
    static byte[] trade(List<TradeLine> written, List<TradeLine> counted) {
        long paid = counted.stream().mapToLong(TradeLine::paid).sum();
        long refunded = counted.stream().mapToLong(TradeLine::refunded).sum();
        List<List<String>> rows = written.stream().map(TradeLine::cells).toList();
        return text(TRADE_HEAD, rows, TRADE_SUMS, List.of(String.valueOf(counted.size()), yuan(paid), yuan(refunded),
                "0.00", "0.00000", yuan(paid), yuan(refunded)));
    }

    static byte[] fundFlow(List<TradeLine> written, List<TradeLine> counted) {
        List<List<String>> rows = new ArrayList<>();
        for (TradeLine line : written) {
            rows.add(List.of(
                    time(line.at()), line.isRefund() ? line.refundId() : line.transactionId(),
                    "8" + line.transactionId(), line.isRefund() ? "退款" : "交易", line.isRefund() ? "退款" : "交易",
                    line.isRefund() ? "支出" : "收入", yuan(line.paid() + line.refunded()), "0.00", "system", "",
                    line.isRefund() ? line.outRefundNo() : line.outTradeNo()));
        }
        List<TradeLine> refunds = counted.stream().filter(TradeLine::isRefund).toList();
        return text(FLOW_HEAD, rows, FLOW_SUMS, List.of(
                String.valueOf(counted.size()),
                String.valueOf(counted.size() - refunds.size()),
                yuan(counted.stream().mapToLong(TradeLine::paid).sum()),
                String.valueOf(refunds.size()),
                yuan(refunds.stream().mapToLong(TradeLine::refunded).sum())));
    }

    static String yuan(long fen) {
        return String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
    }

    static String time(Instant at) {
        return TIME.format(BeijingTime.local(at));
    }

    private static byte[] text(String head, List<List<String>> rows, String sumsHead, List<String> sums) {
        StringBuilder text = new StringBuilder(BOM).append(head).append("\r\n");
        rows.forEach(row -> text.append(line(row)));
        return text.append(sumsHead).append("\r\n").append(line(sums)).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> "`" + cell.replace(",", "，")).collect(Collectors.joining(",")) + "\r\n";
    }
}
