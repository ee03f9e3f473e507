package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Meta's time stamps: seconds, as a string here and a number there. */
final class MetaTime {

    private MetaTime() {
    }

    /** @param receipt what counts when the stamp is absent or no number */
    static Instant of(JsonNode node, Instant receipt) {
        Instant told = orNull(node.path("timestamp"));
        return told == null ? receipt : told;
    }

    /** Null when the stamp is absent or no number. */
    static Instant orNull(JsonNode stamp) {
        return stamp.isValueNode() && stamp.asText().matches("\\d{1,11}") ? Instant.ofEpochSecond(stamp.asLong()) : null;
    }
}
