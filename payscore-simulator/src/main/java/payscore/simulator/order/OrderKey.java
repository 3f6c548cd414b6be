package payscore.simulator.order;

/** An order's identity: {@code out_order_no} is unique per merchant number only. */
public record OrderKey(String mchId, String outOrderNo) {
    @Override
    public String toString() {
        return mchId + "/" + outOrderNo;
    }
}
