package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names one try to send. Travels to the provider as the opaque reference of the message. */
public record AttemptId(@JsonValue UUID value) {

    @JsonCreator
    public AttemptId {
        Objects.requireNonNull(value, "AttemptId");
    }

    /** A new one; ids made later sort later. */
    public static AttemptId next() {
        return new AttemptId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
