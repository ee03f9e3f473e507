package org.hopperflow.process.identity;

import static org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords in the engine's user table are hashed slowly. The engine's own default is one round of SHA-512, which a graphics card
 * tries a billion times a second. The engine adds its salt before it calls us; the encoder's own salt comes on top and does no harm.
 */
@Component
class SlowPasswords extends AbstractProcessEnginePlugin implements PasswordEncryptor {

    private static final int SALT_BYTES = 16;
    /** Source: OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512. */
    private static final int ROUNDS = 210_000;

    private final Pbkdf2PasswordEncoder encoder = new Pbkdf2PasswordEncoder("", SALT_BYTES, ROUNDS, PBKDF2WithHmacSHA512);

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(this);
        // The engine would lock a user for seconds after one wrong password and for good after ten: anybody could keep the
        // administrator out. The sign-in counts wrong passwords itself, per address.
        engine.setLoginDelayBase(0);
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
    }

    @Override
    public String encrypt(String saltedPassword) {
        return encoder.encode(saltedPassword);
    }

    @Override
    public boolean check(String saltedPassword, String encrypted) {
        return encoder.matches(saltedPassword, encrypted);
    }

    /** Stored in front of each hash; another algorithm or number of rounds needs another name. */
    @Override
    public String hashAlgorithmName() {
        return "pbkdf2-sha512";
    }
}
