package org.hopperflow.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a campaign. */
public record CampaignId(@JsonValue UUID value) {

    @JsonCreator
    public CampaignId {
        Objects.requireNonNull(value, "CampaignId");
    }

    /** A new one; ids made later sort later. */
    public static CampaignId next() {
        return new CampaignId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static CampaignId of(String text) {
        return new CampaignId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
