package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/** A message the fake provider accepted. */
record AcceptedMessage(UUID id, String wamid, String phoneNumberId, String phone, String type, String templateName,
        String reference, @JsonRawValue String body, Instant at) {

    boolean isTemplate() {
        return type.equals("template");
    }
}
