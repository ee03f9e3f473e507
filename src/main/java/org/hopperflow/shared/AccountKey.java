package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names an account: lower-case letters and digits only, since the engine's group names allow no more. */
public record AccountKey(@JsonValue String value) {

    public static final String PATTERN = "[a-z0-9]+";

    @JsonCreator
    public AccountKey {
        Objects.requireNonNull(value, "account key");
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
