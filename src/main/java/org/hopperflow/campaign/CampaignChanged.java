package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.CampaignId;

/**
 * A campaign's life went on, in this transaction.
 *
 * @param startAt with CREATED: null or past starts at once; with RESCHEDULED: null when it has started
 * @param endAt   null: until every entry is closed
 * @param reason  with PAUSED and TROUBLED: what a person reads
 */
public record CampaignChanged(CampaignId campaignId, String name, Change change, Instant startAt, Instant endAt, String reason) {

    /** TROUBLED and RESCHEDULED change no status: the one asks for a person's attention (an incident in Cockpit), the other moves dates. */
    public enum Change { CREATED, STOPPED, PAUSED, RESUMED, COMPLETED, DELETED, TROUBLED, RESCHEDULED }
}
