package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.CampaignId;

/**
 * A campaign's life went on, in this transaction.
 *
 * @param startAt only with CREATED: null or past starts at once
 * @param endAt   null: until every entry is closed
 * @param reason  with PAUSED and TROUBLED: what a person reads
 */
public record CampaignChanged(CampaignId campaignId, String name, Change change, Instant startAt, Instant endAt, String reason) {

    /** TROUBLED changes no status: it only asks for a person's attention (an incident in Cockpit). */
    public enum Change { CREATED, STOPPED, PAUSED, RESUMED, COMPLETED, DELETED, TROUBLED }
}
