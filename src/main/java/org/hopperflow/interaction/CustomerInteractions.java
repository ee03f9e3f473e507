package org.hopperflow.interaction;

import java.time.Instant;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Repeated;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The room's front. A refusal leaves the caller's transaction alone, since nothing was written yet: a process draws it as a path and
 * goes on.
 */
@Service
@Repeated
@Transactional(noRollbackFor = RuleBroken.class)
class CustomerInteractions implements Interactions {

    private final CampaignInteractions campaigns;
    private final AgentConversations conversations;
    private final AgentDesk desk;
    private final AgentTemplates templates;
    private final InteractionLookup lookup;
    private final Suppressions suppressions;

    CustomerInteractions(CampaignInteractions campaigns, AgentConversations conversations, AgentDesk desk, AgentTemplates templates,
            InteractionLookup lookup, Suppressions suppressions) {
        this.campaigns = campaigns;
        this.conversations = conversations;
        this.desk = desk;
        this.templates = templates;
        this.lookup = lookup;
        this.suppressions = suppressions;
    }

    @Override
    public Reservation reserve(ReservationRequest request) {
        return campaigns.reserve(request);
    }

    @Override
    public void withdraw(EntryId entry) {
        campaigns.withdraw(entry);
    }

    @Override
    public void closeCampaign(EntryId entry) {
        campaigns.close(entry);
    }

    @Override
    public InteractionId handOver(EntryId entry) {
        return conversations.handOver(entry);
    }

    @Override
    public InteractionId open(CustomerReplied reply) {
        return conversations.open(reply);
    }

    @Override
    public ConversationView view(InteractionId id) {
        return lookup.conversation(id);
    }

    @Override
    public void reply(InteractionId id, String agent, String text) {
        desk.write(id, AgentMessage.text(agent, text));
    }

    @Override
    public void recontact(InteractionId id, String agent) {
        templates.recontactOpen(id, agent);
    }

    @Override
    public void close(InteractionId id, String disposition) {
        desk.close(id, new Closing(disposition, null));
    }

    @Override
    public void taken(InteractionId id) {
        desk.taken(id);
    }

    @Override
    public void suppress(AccountKey account, String phone, String reason) {
        suppressions.suppress(account, phone, reason);
    }

    @Override
    public Instant abandonedAt(InteractionId id) {
        return lookup.abandonedAt(id);
    }
}
