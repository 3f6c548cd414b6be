package payscore.simulator.phone;

/**
 * What the user sees on the page of {@code wxpayScoreEnable}.
 *
 * @param session names the opened page in later actions
 * @param canAccept nobody has authorised yet
 */
public record AuthorizePage(
        String session,
        String businessType,
        String user,
        boolean canAccept,
        String mchid,
        String serviceId,
        String authorizationCode,
        String authorizationState) {}
