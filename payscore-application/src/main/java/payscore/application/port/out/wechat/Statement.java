package payscore.application.port.out.wechat;

import java.util.function.Consumer;
import payscore.domain.reconciliation.StatementLine;

/** A trade bill that was checked and lies ready; to be closed, which throws it away. */
public interface Statement extends AutoCloseable {
    /** Digest of the whole file, uncompressed, hexadecimal. */
    String sha1();

    /** Reads it from the start, line after line; may be repeated. */
    void forEach(Consumer<StatementLine> reader);

    @Override
    void close();
}
