package payscore.adapter.wechat.bill;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import payscore.adapter.wechat.wire.Malformed;

/** Amounts of bills: yuan with decimals, unlike everywhere else. */
final class YuanText {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,5})?");
    private static final int FEN_DIGITS = 2;

    private YuanText() {}

    /**
     * The same in fen.
     *
     * @throws Malformed unless it is a whole number of fen, exactly
     */
    static long fen(String yuan) throws Malformed {
        if (!SHAPE.matcher(yuan).matches()) {
            throw new Malformed("no amount");
        }
        try {
            return new BigDecimal(yuan).movePointRight(FEN_DIGITS).longValueExact();
        } catch (ArithmeticException e) {
            throw new Malformed("a part of a fen");
        }
    }
}
