package payscore.adapter.persistence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import payscore.application.port.out.wechat.SecretSealing;
import payscore.domain.merchant.MchId;

/** Makes a text unreadable to a search, no more; its key can be lost, as a merchant's can be rotated away. */
final class ScramblingSealing implements SecretSealing {
    private byte key = 0x55;

    void loseTheKey() {
        key++;
    }

    @Override
    public byte[] seal(MchId mchId, String purpose, String text) {
        return scrambled((mchId + "\n" + purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> open(MchId mchId, String purpose, byte[] sealed) {
        var text = new String(scrambled(sealed), StandardCharsets.UTF_8);
        var prefix = mchId + "\n" + purpose + "\n";
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }

    private byte[] scrambled(byte[] bytes) {
        var result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = (byte) (bytes[i] ^ key);
        }
        return result;
    }
}
