package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a conversation. The business key of the process instance that agents work in. */
public record InteractionId(@JsonValue UUID value) {

    @JsonCreator
    public InteractionId {
        Objects.requireNonNull(value, "InteractionId");
    }

    /** A new one; ids made later sort later. */
    public static InteractionId next() {
        return new InteractionId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static InteractionId of(String text) {
        return new InteractionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
