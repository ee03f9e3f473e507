package org.hopperflow.campaign;

import java.util.Optional;
import org.hopperflow.shared.CampaignId;

/** What the campaign's own process tells when a date on its picture is reached. */
public interface CampaignCalendar {

    /**
     * The start date is reached. Harmless when the campaign was stopped or deleted meanwhile.
     *
     * @return why it does not start but waits for a person, paused; empty when it runs
     */
    Optional<String> startDateReached(CampaignId campaign);

    /** The end date is reached: nothing more is sent, every entry is closed. */
    void endDateReached(CampaignId campaign);
}
