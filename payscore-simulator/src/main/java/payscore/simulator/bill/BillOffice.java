package payscore.simulator.bill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import payscore.simulator.http.Body;

/** Writes bills and puts them up for download, as the tricks want it. */
public final class BillOffice {
    /** How long a download address is good for. */
    public static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    private final BillBook book;

    public BillOffice(BillBook book) {
        this.book = book;
    }

    /** The kinds of bills. */
    public enum Kind {
        TRADE,
        FUND_FLOW
    }

    /**
     * Which lines a trade bill has; a fund-flow bill has all.
     *
     * @see #apply
     */
    public enum Lines {
        ALL,
        SUCCESS,
        REFUND
    }

    /**
     * What an application is answered.
     *
     * @param sha1 of the file before it is compressed, as promised
     */
    public record Offer(String token, String sha1) {}

    /** Empty when nothing happened that day. */
    public Optional<Offer> apply(String mchId, LocalDate day, Kind kind, Lines which, boolean gzip, Instant now) {
        Set<BillTrick> tricks = book.tricks();
        List<TradeLine> lines = new ArrayList<>(book.trades(mchId, day));
        lines.removeIf(line -> which != Lines.ALL && line.isRefund() != (which == Lines.REFUND));
        if (tricks.contains(BillTrick.MISSING_LINE) && !lines.isEmpty()) {
            lines.removeFirst();
        }
        lines.removeIf(line -> line.isRefund() && tricks.contains(BillTrick.MISSING_REFUNDS));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<TradeLine> written = new ArrayList<>(lines);
        if (tricks.contains(BillTrick.DUPLICATE_LINES)) {
            written.addAll(lines);
        }
        byte[] text = kind == Kind.TRADE ? BillText.trade(written, lines) : BillText.fundFlow(written, lines);
        String sha1 = sha1(tricks.contains(BillTrick.WRONG_HASH) ? new byte[0] : text);
        Body whole = Body.of(text);
        Body sent = tricks.contains(BillTrick.TRUNCATED) ? whole.cutTo(text.length / 2) : whole;
        BillFile file = new BillFile(mchId, gzip ? zipped(sent) : sent, now.plus(TOKEN_LIFE));
        return Optional.of(new Offer(book.offer(file), sha1));
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Body zipped(Body plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain.bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Body.of(zipped.toByteArray());
    }
}
