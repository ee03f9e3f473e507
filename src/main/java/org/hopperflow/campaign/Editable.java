package org.hopperflow.campaign;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which fields of a campaign may be changed after it was saved, and why the others may not. */
final class Editable {

    private static final Set<String> ANY_TIME = Set.of("name");
    private static final Set<String> UNTIL_COMPLETED = Set.of("sendingInterval", "messagesPerSecond", "responseTimeoutDays",
            "historyDuplicateDays", "includeActiveInteractions", "closeOnQuickReply", "onUnconfirmed", "endAt");
    private static final Map<String, String> NEVER = Map.of(
            "accountKey", "customers answer to the number that wrote to them. Make another campaign.",
            "templateId", "the campaign is one template sent to its contacts. Make another campaign.",
            "flow", "contacts stand in the flow they were started in. Make another campaign.");

    private Editable() {
    }

    /** What a person reads; empty when it may. */
    static Optional<String> whyNot(String field, CampaignStatus status) {
        if (ANY_TIME.contains(field)) {
            return Optional.empty();
        }
        if (NEVER.containsKey(field)) {
            return Optional.of(NEVER.get(field));
        }
        if (UNTIL_COMPLETED.contains(field)) {
            return status == CampaignStatus.COMPLETED ? Optional.of("the campaign is completed.") : Optional.empty();
        }
        if (field.equals("startAt")) {
            return status == CampaignStatus.SCHEDULED ? Optional.empty()
                    : Optional.of("only a campaign that is SCHEDULED has a start to come; this one is " + status + ".");
        }
        return Optional.of("it is no field that a campaign takes.");
    }
}
