package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for news to which Meta gave none. A repeated delivery is the same document, so it gets the same name. */
final class MetaHash {

    private MetaHash() {
    }

    /** An index keeps no value of any length, and what cannot be kept would hold up all news of its call. */
    private static final int LONGEST_ID = 500;

    /** The id of a customer's message; a name for it when it has none, or one that is too long. */
    static String id(String id, JsonNode message) {
        return keepable(id) ? id : "sha256:" + of(message);
    }

    static boolean keepable(String id) {
        return id != null && id.length() <= LONGEST_ID;
    }

    static String of(JsonNode node) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(node.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
