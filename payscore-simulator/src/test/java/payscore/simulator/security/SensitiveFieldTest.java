package payscore.simulator.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import payscore.simulator.Vectors;

/** The ciphertext was made with OpenSSL and the public key of the vectors: {@code openssl pkeyutl -encrypt}, OAEP, SHA-1. */
class SensitiveFieldTest {
    private static final String CIPHERTEXT = "SxdODd7HYkAV+xm0MpsYqDsMSrJqrKinxbOQyQgFQL/IoaCXwtP9MsA6WP8ZnVsDJikb/c8lfPcbkDZWk49pWbCtkx"
            + "tQ5sx6ikAu89PEU9xcgLEghGYt02T/wib/haFZPquxyRK2P7GsRw33Mo1sUVUgj/YRT30yIvmw7wg4jncVKur6yy3/"
            + "AbS7SXVfzAY7QH+wrXfUvrCNRUvjOslNVgxrOcd1iTo11sugZqfwWr4UmAm9KLTjE67UuF7L0Box9aax2IbSDmyGol"
            + "37/JS5ZKDm0m7EyE9Jgx8ZzPBu03eu66Scqaam4IMKYE1UAZVkQ4lDznKWWC3J72CmjfDAmQ==";

    @Test
    void whatWasEncryptedWithThePublicKeyOpens() {
        assertThat(SensitiveField.open(Pem.privateKey(Vectors.text("wechatpay_private_key.pem")), CIPHERTEXT))
                .contains("张三");
    }

    @Test
    void anythingElseDoesNot() {
        var bytes = Base64.getDecoder().decode(CIPHERTEXT);
        bytes[9] ^= 1;

        assertThat(SensitiveField.open(Pem.privateKey(Vectors.text("wechatpay_private_key.pem")),
                Base64.getEncoder().encodeToString(bytes))).isEmpty();
        assertThat(SensitiveField.open(Pem.privateKey(Vectors.text("merchant_private_key.pem")), CIPHERTEXT)).isEmpty();
        assertThat(SensitiveField.open(Pem.privateKey(Vectors.text("wechatpay_private_key.pem")), "张三")).isEmpty();
    }
}
