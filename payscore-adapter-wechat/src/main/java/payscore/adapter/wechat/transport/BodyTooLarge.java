package payscore.adapter.wechat.transport;

import java.io.IOException;

/** An answer that goes on for longer than any answer of WeChat's. */
final class BodyTooLarge extends IOException {
    BodyTooLarge(long bytesMax) {
        super("The answer is larger than " + bytesMax + " bytes");
    }
}
