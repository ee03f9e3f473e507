package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a template in our tables; the provider has ids of its own. */
public record TemplateId(@JsonValue UUID value) {

    @JsonCreator
    public TemplateId {
        Objects.requireNonNull(value, "TemplateId");
    }

    /** A new one; ids made later sort later. */
    public static TemplateId next() {
        return new TemplateId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static TemplateId of(String text) {
        return new TemplateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
