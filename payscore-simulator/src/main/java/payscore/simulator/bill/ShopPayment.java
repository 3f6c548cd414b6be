package payscore.simulator.bill;

import java.time.Instant;

/**
 * An ordinary payment in the merchant's shop, which has nothing to do with PayScore.
 *
 * @param outTradeNo the shop's number
 * @param amount fen
 */
public record ShopPayment(String mchId, String transactionId, String outTradeNo, long amount, Instant at) {}
