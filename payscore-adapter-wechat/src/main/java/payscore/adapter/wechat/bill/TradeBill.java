package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import payscore.adapter.wechat.bill.BillTable.Line;
import payscore.adapter.wechat.wire.Malformed;
import payscore.domain.money.Fen;
import payscore.domain.money.TransactionId;
import payscore.domain.order.OutOrderNo;
import payscore.domain.reconciliation.StatementLine;
import payscore.domain.reconciliation.TradeType;
import payscore.domain.violation.InvalidTerms;

/** Reads trade bills: whose line it is, and what it says, in the words of the domain. */
final class TradeBill {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern WECHATS_NUMBER = Pattern.compile("[0-9A-Za-z]{1,32}");
    private static final Pattern REFUND_NUMBER = Pattern.compile("[0-9A-Za-z_*|@-]{1,64}");
    private static final String PACKET_OF_A_DEDUCTION = "wxzff";
    private static final int PARTS_OF_A_PACKET = 3;
    private static final String[] ORDER_AMOUNT = {"订单金额", "应结订单金额", "总金额"};
    private static final String[] REFUND_AMOUNT = {"申请退款金额", "退款金额"};

    private TradeBill() {}

    /**
     * Reads every line to make sure that all of them can be read and none is missing.
     *
     * @throws Malformed why the file is no bill
     */
    static void check(Path file) throws Malformed, IOException {
        read(file, line -> {});
    }

    /** @throws Malformed why the file is no bill */
    static void read(Path file, Consumer<StatementLine> reader) throws Malformed, IOException {
        BillTable.read(file, new BillTable.Reader() {
            private long lines;

            @Override
            public void detail(Line line) throws Malformed {
                lines++;
                reader.accept(statementLine(line));
            }

            @Override
            public void sums(Line line) throws Malformed {
                // More lines than counted are lines that are repeated, which does no harm.
                if (lines < line.number("总交易单数")) {
                    throw new Malformed("truncated");
                }
            }
        });
    }

    private static StatementLine statementLine(Line line) throws Malformed {
        var word = line.value("交易类型");
        var type = Arrays.stream(TradeType.values()).filter(known -> known.name().equals(word)).findFirst();
        if (type.isEmpty()) {
            return new StatementLine.Other();
        }
        return switch (line.value("交易状态")) {
            case "SUCCESS" -> payment(line, type.get());
            case "REFUND" -> refund(line, type.get());
            default -> new StatementLine.Other();
        };
    }

    private static StatementLine payment(Line line, TradeType type) throws Malformed {
        return new StatementLine.Payment(transaction(line), type, orderNumber(line, type),
                amount(line.value(ORDER_AMOUNT)), time(line.value("交易时间")));
    }

    private static StatementLine refund(Line line, TradeType type) throws Malformed {
        return new StatementLine.Refund(number(line.value("微信退款单号"), REFUND_NUMBER),
                number(line.value("商户退款单号"), REFUND_NUMBER), transaction(line), orderNumber(line, type),
                amount(line.value(REFUND_AMOUNT)));
    }

    private static TransactionId transaction(Line line) throws Malformed {
        return new TransactionId(number(line.value("微信订单号"), WECHATS_NUMBER));
    }

    /** The merchant's number of the order; empty where the line names none, or none that an order of ours could have. */
    private static Optional<OutOrderNo> orderNumber(Line line, TradeType type) throws Malformed {
        var text = switch (type) {
            case JSAPI -> Optional.of(line.value("商户订单号"));
            case AUTH -> ofPacket(line.value("商户数据包"));
        };
        try {
            return text.map(OutOrderNo::new);
        } catch (InvalidTerms noNumberOfOurs) {
            return Optional.empty();
        }
    }

    /** The third part, which may itself contain vertical bars. */
    private static Optional<String> ofPacket(String packet) {
        var parts = packet.split("\\|", PARTS_OF_A_PACKET);
        return parts.length == PARTS_OF_A_PACKET && parts[0].equals(PACKET_OF_A_DEDUCTION)
                ? Optional.of(parts[2])
                : Optional.empty();
    }

    private static Fen amount(String yuan) throws Malformed {
        try {
            return new Fen(YuanText.fen(yuan));
        } catch (InvalidTerms tooMuch) {
            throw new Malformed("an amount that is none");
        }
    }

    private static LocalDateTime time(String text) throws Malformed {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException e) {
            throw new Malformed("no time");
        }
    }

    private static String number(String text, Pattern shape) throws Malformed {
        if (!shape.matcher(text).matches()) {
            throw new Malformed("a number that is none");
        }
        return text;
    }
}
