package org.hopperflow.interaction;

/** Whether the campaign may talk to the customer now. The reason is the sentence kept on the waiting entry; null when granted. */
public record Reservation(boolean granted, String reason) {

    public static final String WITH_CAMPAIGN = "Contact has an open interaction with another campaign";
    public static final String WITH_AGENT = "Contact has an open interaction with an agent";
}
