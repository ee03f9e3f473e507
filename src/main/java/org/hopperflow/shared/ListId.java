package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a contact list. */
public record ListId(@JsonValue UUID value) {

    @JsonCreator
    public ListId {
        Objects.requireNonNull(value, "ListId");
    }

    /** A new one; ids made later sort later. */
    public static ListId next() {
        return new ListId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ListId of(String text) {
        return new ListId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
