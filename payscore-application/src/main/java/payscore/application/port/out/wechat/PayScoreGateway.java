package payscore.application.port.out.wechat;

import payscore.application.port.out.store.CommandKind;
import payscore.application.port.out.store.RequestBody;
import payscore.domain.order.ServiceOrder;

/**
 * WeChat Pay's PayScore API v3. Never throws for what WeChat or the network does: every outcome, time-outs included, is an answer.
 * Implementations sign each attempt afresh, verify every answer and keep a deadline over the whole call; they never retry.
 */
public interface PayScoreGateway {
    /** The bytes of a command for an order as it stands; the caller keeps them and sends no others for this command. */
    RequestBody render(CommandKind kind, ServiceOrder order);

    /** Sends a command. */
    CommandAnswer send(CommandKind kind, ServiceOrder order, RequestBody body);

    /** Asks where an order stands. */
    QueryAnswer query(OrderQuery query);
}
