package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/** Names an account: lower-case letters and digits only, since the engine's group names allow no more. */
public record AccountKey(@JsonValue String value) {

    public static final String PATTERN = "[a-z0-9]+";
    private static final Pattern KEY = Pattern.compile(PATTERN);

    @JsonCreator
    public AccountKey {
        Objects.requireNonNull(value, "account key");
        if (!fits(value)) {
            throw new IllegalArgumentException("An account key has lower-case letters and digits only");
        }
    }

    /** Whether the text could be a key; false for null. */
    public static boolean fits(String text) {
        return text != null && KEY.matcher(text).matches();
    }

    public static AccountKey of(String text) {
        return new AccountKey(text);
    }

    /** The engine group whose members take this account's conversations. */
    public String queue() {
        return "queue" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
