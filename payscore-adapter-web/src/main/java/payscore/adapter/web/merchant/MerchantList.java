package payscore.adapter.web.merchant;

import java.util.List;

/** The merchants in use. */
record MerchantList(List<MerchantResponse> items) {}
