package org.hopperflow.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Remembers for a minute that a user's password was right, since a modern hash on every API call costs more than the call. The
 * password itself is not kept: the key is its HMAC under a random key of this process. Wrong passwords are not remembered.
 */
@Component
class VerifiedPasswords {

    /** How long a changed password or group may go unnoticed. */
    static final Duration KEPT = Duration.ofSeconds(60);

    private record Key(String user, String passwordMac) {
    }

    private final SecretKeySpec macKey = randomKey();
    private final Cache<Key, SignedIn> verified = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

    /** The remembered sign-in, otherwise what {@code verify} answers; callers with the same password wait for one check. */
    Optional<SignedIn> get(String user, String password, BiFunction<String, String, Optional<SignedIn>> verify) {
        return Optional.ofNullable(verified.get(new Key(user, mac(password)), key -> verify.apply(user, password).orElse(null)));
    }

    private String mac(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static SecretKeySpec randomKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
