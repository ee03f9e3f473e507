package org.hopperflow.provider.meta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Meta's signature of a webhook: HMAC-SHA256 of the raw body with the app's secret (Cloud API, "create webhook endpoint"). */
public final class MetaSignature {

    public static final String HEADER = "X-Hub-Signature-256";
    private static final String ALGORITHM = "HmacSHA256";

    private MetaSignature() {
    }

    /** The header's value for a body. */
    public static String of(byte[] body, String appSecret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    static boolean fits(byte[] body, Map<String, String> headers, String appSecret) {
        if (appSecret == null || appSecret.isEmpty()) {
            return false;
        }
        return headers.entrySet().stream()
                .filter(header -> HEADER.equalsIgnoreCase(header.getKey()) && header.getValue() != null)
                .anyMatch(header -> same(header.getValue().strip(), of(body, appSecret)));
    }

    /** In constant time, so that nobody learns a secret from how long a no takes. */
    static boolean same(String one, String other) {
        return one != null && other != null
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
