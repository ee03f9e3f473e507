package org.hopperflow.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.StartRefused;

/** Finds the key that encrypts credentials: the operator's, or with the embedded database one that is made once and kept beside it. */
final class SecretKeys {

    private static final int KEY_BYTES = 32;

    private SecretKeys() {
    }

    /** @throws StartRefused when the operator has to give a key and did not, or gave one that is none */
    static SecretKey find(String configured, RunMode mode) {
        if (!configured.isBlank()) {
            return decode(configured, "HOPPER_SECRET_KEY");
        }
        if (!mode.embedded()) {
            throw new StartRefused("There is no secret key, so credentials cannot be encrypted.",
                    "Set HOPPER_SECRET_KEY to the Base64 of 32 random bytes (openssl rand -base64 32), "
                            + "the same on every node, and keep it safe.");
        }
        return kept(mode.dataDir().resolve("secret.key"));
    }

    /** @throws StartRefused when it is none */
    static SecretKey old(String configured) {
        return decode(configured, "HOPPER_SECRET_KEY_OLD");
    }

    private static SecretKey kept(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return decode(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key " + file + " cannot be read or made", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        createForOwnerOnly(file);
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.WRITE);
    }

    /** The file has its permissions before it has its content. */
    private static void createForOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static SecretKey decode(String text, String source) {
        byte[] bytes = bytes(text.strip());
        if (bytes.length != KEY_BYTES) {
            throw new StartRefused(source + " is not the Base64 of 32 bytes.",
                    "Use the key the stored credentials were encrypted with; a first one is made by: openssl rand -base64 32");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
