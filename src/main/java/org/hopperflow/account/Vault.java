package org.hopperflow.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts with AES-256-GCM: a version byte, a fresh nonce, the text and its tag. */
final class Vault {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecretKey old;
    private final SecureRandom random = new SecureRandom();

    Vault(SecretKey key) {
        this(key, null);
    }

    /** @param old opens what was closed before the key was changed; null when it never was */
    Vault(SecretKey key, SecretKey old) {
        this.key = key;
        this.old = old;
    }

    byte[] encrypt(byte[] text, byte[] label) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(key, Cipher.ENCRYPT_MODE, nonce, label).doFinal(text);
            return ByteBuffer.allocate(1 + NONCE_BYTES + encrypted.length).put(VERSION).put(nonce).put(encrypted).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @throws DoesNotOpen when the key or the label is another one, or a byte was changed */
    byte[] decrypt(byte[] sealed, byte[] label) {
        try {
            return decrypt(key, sealed, label);
        } catch (DoesNotOpen e) {
            if (old == null) {
                throw e;
            }
            return decrypt(old, sealed, label);
        }
    }

    /** True for what only the old key opens. */
    boolean isOld(byte[] sealed, byte[] label) {
        try {
            decrypt(key, sealed, label);
            return false;
        } catch (DoesNotOpen e) {
            return old != null;
        }
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, byte[] label) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new DoesNotOpen();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            int start = 1 + NONCE_BYTES;
            return cipher(key, Cipher.DECRYPT_MODE, nonce, label).doFinal(sealed, start, sealed.length - start);
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen();
        }
    }

    private static Cipher cipher(SecretKey key, int mode, byte[] nonce, byte[] label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label);
        return cipher;
    }

    /** Says nothing about why: the reason would help only an attacker. */
    static final class DoesNotOpen extends RuntimeException {
        DoesNotOpen() {
            super("The stored credentials do not open with this secret key.");
        }
    }
}
