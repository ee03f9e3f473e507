package org.hopperflow.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.hopperflow.shared.Signing;

/** Signs with HMAC-SHA256 under a key of its own, made from the secret key: what encrypts does not sign. */
final class KeySigning implements Signing {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "hopperflow: signatures";

    private final SecretKeySpec key;

    KeySigning(SecretKey secret) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret.getEncoded(), ALGORITHM), PURPOSE), ALGORITHM);
    }

    @Override
    public byte[] sign(String words) {
        return mac(key, words);
    }

    private static byte[] mac(SecretKeySpec key, String words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
