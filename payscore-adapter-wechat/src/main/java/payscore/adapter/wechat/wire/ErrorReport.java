package payscore.adapter.wechat.wire;

import java.util.Optional;

/**
 * An error answer of WeChat's (API reference F1); {@code detail} has several shapes and is not read.
 *
 * @param code without blanks: some pages print {@code ORDER_NOT_ EXIST}
 * @param message one line, for people
 */
public record ErrorReport(String code, String message) {
    private static final int MESSAGE_LENGTH_MAX = 256;

    /** @throws Malformed when it is not JSON or has no code */
    public static ErrorReport read(byte[] json) throws Malformed {
        var error = WireJson.read(json, ErrorJson.class);
        var code = error.code().orElse("").replace(" ", "");
        if (!code.matches("[0-9A-Z_]{1,64}")) {
            throw new Malformed("no error code");
        }
        var message = error.message().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        return new ErrorReport(code, message.substring(0, Math.min(message.length(), MESSAGE_LENGTH_MAX)));
    }

    private record ErrorJson(Optional<String> code, Optional<String> message) {}
}
