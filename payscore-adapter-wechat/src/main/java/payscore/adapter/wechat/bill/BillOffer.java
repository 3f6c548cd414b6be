package payscore.adapter.wechat.bill;

import java.net.URI;
import java.util.regex.Pattern;
import payscore.adapter.wechat.wire.Malformed;
import payscore.adapter.wechat.wire.WireJson;

/**
 * A bill that may be downloaded.
 *
 * @param pathAndQuery where; the host is always ours to choose, whatever the answer says
 * @param sha1 of the file before it is compressed, lower case
 */
record BillOffer(String pathAndQuery, String sha1) {
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    /** @throws Malformed when it promises no SHA-1, or names no address to fetch the file from */
    static BillOffer read(byte[] json) throws Malformed {
        var offer = WireJson.read(json, BillOfferJson.class);
        if (!offer.hashType().orElse("").equals("SHA1")) {
            throw new Malformed("another hash than SHA1");
        }
        var sha1 = offer.hashValue().orElse("");
        if (!SHA1.matcher(sha1).matches()) {
            throw new Malformed("no SHA-1");
        }
        try {
            var url = URI.create(offer.downloadUrl().orElse(""));
            if (url.getRawPath() == null || !url.getRawPath().startsWith("/v3/") || url.getRawQuery() == null) {
                throw new Malformed("no download address");
            }
            return new BillOffer(url.getRawPath() + "?" + url.getRawQuery(), sha1);
        } catch (IllegalArgumentException noAddress) {
            throw new Malformed("no download address");
        }
    }
}
