package org.hopperflow.interaction;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;

/**
 * A conversation as the API tells it.
 *
 * @param agent       who has it; null when nobody
 * @param offeredTo   who alone is asked to take it; null when the whole queue is
 * @param escalatedAt since when the supervisors are told that the customer waits too long; null when they are not
 */
record InteractionView(InteractionId id, AccountKey accountKey, Interaction.Kind kind, Interaction.Status status, String phone,
        ContactId contactId, CampaignId campaignId, EntryId entryId, Instant openedAt, Instant closedAt, String disposition,
        String agent, String offeredTo, Instant escalatedAt, Window window) {

    static InteractionView of(Interaction interaction, Window window) {
        Interaction.Links links = interaction.links();
        Interaction.Life life = interaction.life();
        return new InteractionView(interaction.id(), interaction.customer().account(), interaction.kind(), interaction.status(),
                interaction.customer().phone(), links.contact(), links.campaign(), links.entry(), life.openedAt(), life.closedAt(),
                life.disposition(), interaction.holding().agent(), interaction.holding().offeredTo(), interaction.holding().escalatedAt(), window);
    }
}
