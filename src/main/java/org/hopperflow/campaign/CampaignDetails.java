package org.hopperflow.campaign;

import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Page;

/** One campaign from inside, and what is done to the whole of it. */
public interface CampaignDetails {

    /** @throws org.hopperflow.shared.RuleBroken campaign-not-found */
    CampaignSheet sheet(CampaignId campaign);

    /**
     * @param status null: all
     * @param after  the last id of the page before; null for the first
     * @throws org.hopperflow.shared.RuleBroken campaign-not-found
     */
    Page<EntryView> entries(CampaignId campaign, EntryStatus status, UUID after, int limit);

    /** Another campaign with the same options, stopped and without contacts. */
    CampaignId copy(CampaignId campaign);

    /**
     * Puts every contact back to fresh, so that all are written to again; returns how many.
     *
     * @throws org.hopperflow.shared.RuleBroken reset-under-way
     */
    long reset(CampaignId campaign);

    /** @throws org.hopperflow.shared.RuleBroken wrong-state, unless it is stopped or completed */
    void delete(CampaignId campaign);
}
