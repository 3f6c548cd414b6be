package payscore.application.port.out.wechat;

import java.time.LocalDate;
import payscore.domain.merchant.MchId;
import payscore.domain.reconciliation.FundFlow;

/**
 * WeChat Pay's daily bills. Never throws for what WeChat or the network does. A bill is handed over only as a whole: downloaded to its
 * end, its hash compared, every line of it readable. Needs little memory, however long the bill.
 */
public interface BillGateway {
    /**
     * The payments and refunds of a day.
     *
     * @param day in Beijing
     */
    BillAnswer<Statement> tradeBill(MchId mchId, LocalDate day);

    /** What moved on the merchant's basic account on a day. */
    BillAnswer<FundFlow> fundFlowBill(MchId mchId, LocalDate day);
}
