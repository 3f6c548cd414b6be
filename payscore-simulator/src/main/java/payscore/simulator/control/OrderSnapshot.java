package payscore.simulator.control;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as WeChat sees it at one moment.
 *
 * @param openid of the user who confirmed
 * @param confirmationPackage the newest package; the secret a launch carries
 * @param entity what a query would answer
 */
public record OrderSnapshot(
        String mchId,
        String outOrderNo,
        String orderId,
        String state,
        Optional<String> stateDescription,
        Optional<String> collectionState,
        Optional<String> openid,
        Optional<String> confirmationPackage,
        ObjectNode entity) {
    @Override
    public String toString() {
        return "OrderSnapshot[" + mchId + "/" + outOrderNo + ", " + state
                + stateDescription.map(word -> "/" + word).orElse("") + "]";
    }
}
