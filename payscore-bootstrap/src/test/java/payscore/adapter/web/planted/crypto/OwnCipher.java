package payscore.adapter.web.planted.crypto;

import javax.crypto.Cipher;

final class OwnCipher {
    Cipher cipher;
}
