package payscore.simulator.merchant;

import java.util.List;

/** A WeChat user who can hold the simulated phone. */
public record TestUser(String openid, String name, Standing standing) {

    /** What WeChat's risk check says about the user. */
    public enum Standing {
        /** Passes the check. */
        GOOD,
        /** Fails it: pays a deposit (waive-deposit services) or is refused (enjoy-first services). */
        RISK_REFUSED,
        /** Has too many running or unpaid orders. */
        TOO_MANY_ORDERS
    }

    /** The openid that acts where no user is named. */
    public static final String DEFAULT_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

    /** Two good users, one who fails the risk check, one with too many orders. */
    public static List<TestUser> defaults() {
        return List.of(
                new TestUser(DEFAULT_OPENID, "小明 (Ming)", Standing.GOOD),
                new TestUser("oUpF8uHong0000000000000000002", "小红 (Hong)", Standing.GOOD),
                new TestUser("oUpF8uRisk0000000000000000003", "老王 (Wang, fails the risk check)", Standing.RISK_REFUSED),
                new TestUser(
                        "oUpF8uBusy0000000000000000004", "小忙 (Mang, too many open orders)", Standing.TOO_MANY_ORDERS));
    }
}
