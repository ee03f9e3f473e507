package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a message a customer sent us. */
public record InboundMessageId(@JsonValue UUID value) {

    @JsonCreator
    public InboundMessageId {
        Objects.requireNonNull(value, "InboundMessageId");
    }

    /** A new one; ids made later sort later. */
    public static InboundMessageId next() {
        return new InboundMessageId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static InboundMessageId of(String text) {
        return new InboundMessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
