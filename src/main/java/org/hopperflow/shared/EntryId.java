package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a hopper entry: one contact in one campaign. The business key of its process instance. */
public record EntryId(@JsonValue UUID value) {

    @JsonCreator
    public EntryId {
        Objects.requireNonNull(value, "EntryId");
    }

    /** A new one; ids made later sort later. */
    public static EntryId next() {
        return new EntryId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static EntryId of(String text) {
        return new EntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
