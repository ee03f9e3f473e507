package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names an uploaded file; providers have ids of their own for it. */
public record MediaId(@JsonValue UUID value) {

    @JsonCreator
    public MediaId {
        Objects.requireNonNull(value, "MediaId");
    }

    /** A new one; ids made later sort later. */
    public static MediaId next() {
        return new MediaId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static MediaId of(String text) {
        return new MediaId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
