package payscore.simulator.phone;

import tools.jackson.databind.node.ObjectNode;

/**
 * What the user sees.
 *
 * @param session names the opened page in later actions
 * @param depositNeeded the user failed the risk check and may pay the deposit instead
 * @param canAccept the order still waits for confirmation
 * @param canPay the order waits for payment
 * @param order the order as a query would show it
 */
public record PhonePage(
        String session,
        String businessType,
        String user,
        boolean depositNeeded,
        boolean canAccept,
        boolean canPay,
        ObjectNode order) {}
