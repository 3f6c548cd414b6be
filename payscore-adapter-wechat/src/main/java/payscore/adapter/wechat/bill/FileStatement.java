package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import payscore.adapter.wechat.wire.Malformed;
import payscore.application.port.out.wechat.Statement;
import payscore.domain.reconciliation.StatementLine;

/** A checked trade bill in a file. */
final class FileStatement implements Statement {
    private final BillDirectory directory;
    private final Path text;
    private final String sha1;

    FileStatement(BillDirectory directory, Path text, String sha1) {
        this.directory = directory;
        this.text = text;
        this.sha1 = sha1;
    }

    @Override
    public String sha1() {
        return sha1;
    }

    @Override
    public void forEach(Consumer<StatementLine> reader) {
        try {
            TradeBill.read(text, reader);
        } catch (Malformed changed) {
            throw new IllegalStateException("The bill was readable before", changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
