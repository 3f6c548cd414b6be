package payscore.domain.merchant;

/** The sub-mode of a confirm-mode service. WeChat fixes it per {@code service_id}; a request cannot choose it. */
public enum SubMode {
    /** 先免: the deposit is waived; who fails the risk check may pay the deposit and still use the service. */
    WAIVE_DEPOSIT,
    /** 先享: enjoy first, pay later; who fails the risk check cannot use the service. */
    ENJOY_FIRST
}
