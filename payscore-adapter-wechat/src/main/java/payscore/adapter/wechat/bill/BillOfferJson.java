package payscore.adapter.wechat.bill;

import java.util.Optional;

/** The answer to the application for a bill (D1, D2). */
record BillOfferJson(Optional<String> hashType, Optional<String> hashValue, Optional<String> downloadUrl) {}
