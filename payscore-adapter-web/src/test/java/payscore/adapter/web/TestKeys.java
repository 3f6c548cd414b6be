package payscore.adapter.web;

import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;

/** API keys of the tests, and the digests they are configured with. */
public final class TestKeys {
    /** Acts for {@link #ALPHA_MERCHANT}. */
    public static final String ALPHA = "alpha-key";
    public static final String ALPHA_SHA256 = "677509799af78b2efa2f2af71d0f906e0a0c50c048efd3b515625f788e92b99a";
    /** Acts for {@link #BETA_MERCHANT}. */
    public static final String BETA = "beta-key";
    public static final String BETA_SHA256 = "7a3d637bc601f7000cc2c33141c8c8a7554e02e319fa8b293a0c88c613b77620";
    /** Acts for both. */
    public static final String BOTH = "both-key";
    public static final String BOTH_SHA256 = "43b177cef1898ab7293e8c96f167bc4485a8496641426233e44deff4cbe42f10";

    /** An operator's. */
    public static final String OPERATOR = "operator-key";
    public static final String OPERATOR_SHA256 = "c9736463f555cdb7d2a78cfd7aa8b8c4f09d906d78f8dab9228eda30a28c2818";

    public static final MchId ALPHA_MERCHANT = ServiceOrders.MCH_ID;
    public static final MchId BETA_MERCHANT = new MchId("1900000200");

    private TestKeys() {}
}
