package payscore.adapter.wechat.bill;

import java.io.IOException;
import java.nio.file.Path;
import payscore.adapter.wechat.bill.BillTable.Line;
import payscore.adapter.wechat.wire.Malformed;
import payscore.domain.reconciliation.FundFlow;
import payscore.domain.reconciliation.Sum;

/** Sums up a fund-flow bill; its own sums are what counts, as long as no line of it is missing. */
final class FundFlowBill implements BillTable.Reader {
    private FundFlow counted = FundFlow.NONE;
    private FundFlow told = FundFlow.NONE;

    private FundFlowBill() {}

    /** @throws Malformed why the file is no bill */
    static FundFlow sumUp(Path file) throws Malformed, IOException {
        var bill = new FundFlowBill();
        BillTable.read(file, bill);
        return bill.told;
    }

    @Override
    public void detail(Line line) throws Malformed {
        var amount = YuanText.fen(line.value("收支金额(元)"));
        counted = switch (line.value("收支类型")) {
            case "收入" -> new FundFlow(counted.income().plus(amount), counted.outlay());
            case "支出" -> new FundFlow(counted.income(), counted.outlay().plus(amount));
            default -> throw new Malformed("neither income nor outlay");
        };
    }

    @Override
    public void sums(Line line) throws Malformed {
        told = new FundFlow(new Sum(line.number("收入笔数"), YuanText.fen(line.value("收入金额"))),
                new Sum(line.number("支出笔数"), YuanText.fen(line.value("支出金额"))));
        if (counted.income().count() < told.income().count() || counted.outlay().count() < told.outlay().count()) {
            throw new Malformed("truncated");
        }
    }
}
