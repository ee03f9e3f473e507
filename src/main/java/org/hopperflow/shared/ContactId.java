package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a contact. */
public record ContactId(@JsonValue UUID value) {

    @JsonCreator
    public ContactId {
        Objects.requireNonNull(value, "ContactId");
    }

    /** A new one; ids made later sort later. */
    public static ContactId next() {
        return new ContactId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
