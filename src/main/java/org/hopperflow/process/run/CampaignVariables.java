package org.hopperflow.process.run;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hopperflow.campaign.CampaignChanged;
import org.hopperflow.process.EngineDates;
import org.hopperflow.process.EngineTexts;
import org.hopperflow.shared.CampaignId;

/** What a campaign's own process knows. The business key is the campaign's id. */
record CampaignVariables(DelegateExecution execution) {

    /** Where a timer without a date points to. */
    private static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private static final String MISSED = "startMissed";

    CampaignId campaignId() {
        return CampaignId.of(execution.getProcessBusinessKey());
    }

    /** Why the start date let nothing start; kept until the token rests, where it is shown. */
    void missed(String why) {
        execution.setVariable(MISSED, EngineTexts.beginning(why));
    }

    Optional<String> takeMissed() {
        String why = (String) execution.getVariable(MISSED);
        if (why != null) {
            execution.removeVariable(MISSED);
        }
        return Optional.ofNullable(why);
    }

    /** {@code startAt} is null when the campaign starts at once. */
    static Map<String, Object> created(CampaignChanged created, Instant now) {
        boolean later = created.startAt() != null && created.startAt().isAfter(now);
        Map<String, Object> variables = new HashMap<>();
        variables.put("campaignId", created.campaignId().toString());
        variables.put("campaignName", EngineTexts.beginning(created.name()));
        variables.put("startAt", later ? EngineDates.of(created.startAt()) : null);
        variables.put("endAt", end(created.endAt()));
        return variables;
    }

    /** @param endAt null: far away */
    static Date end(Instant endAt) {
        return EngineDates.of(endAt == null ? NEVER : endAt);
    }
}
