package org.hopperflow.interaction;

import org.hopperflow.contact.Contacts;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** How a customer comes to an agent: handed over by a flow, or by a message that no flow waits for. */
@Component
class AgentConversations {

    private final InteractionRepository interactions;
    private final AgentDoor door;
    private final Contacts contacts;
    private final Transcripts transcripts;

    AgentConversations(InteractionRepository interactions, AgentDoor door, Contacts contacts, Transcripts transcripts) {
        this.interactions = interactions;
        this.door = door;
        this.contacts = contacts;
        this.transcripts = transcripts;
    }

    InteractionId handOver(EntryId entry) {
        Interaction campaigns = interactions.lockOf(entry).orElseThrow(() -> RuleBroken.notFound("interaction", "of entry " + entry));
        door.closeBehind(campaigns);
        return door.enter(campaigns.customer(),
                () -> new Opening(campaigns.customer(), campaigns.links(), campaigns.talk()),
                agents -> agents.joinedBy(campaigns),
                id -> transcripts.assignEntry(entry, id));
    }

    InteractionId open(CustomerReplied reply) {
        Interaction.Customer customer = new Interaction.Customer(reply.accountKey(), reply.phone());
        return door.enter(customer, () -> opening(customer, reply),
                agents -> new Opening(customer, agents.linkedTo(reply.entryId()), agents.talk().heard(reply.at())),
                id -> bring(reply, id));
    }

    private void bring(CustomerReplied reply, InteractionId id) {
        transcripts.assign(reply.id(), id);
        if (reply.entryId() != null) {
            transcripts.assignEntry(reply.entryId(), id);
        }
    }

    private Opening opening(Interaction.Customer customer, CustomerReplied reply) {
        if (reply.entryId() != null) {
            var earlier = interactions.latestOf(reply.entryId());
            if (earlier.isPresent()) {
                return new Opening(customer, known(earlier.get().links(), reply), earlier.get().talk().template().heard(reply.at()));
            }
        }
        Interaction.Links links = new Interaction.Links(null, null, reply.entryId());
        return new Opening(customer, known(links, reply), Talk.NONE.heard(reply.at()));
    }

    private Interaction.Links known(Interaction.Links links, CustomerReplied reply) {
        return links.contact() != null ? links : links.withContact(stranger(reply));
    }

    /** Null for who hides the number: a list without numbers helps nobody. */
    private ContactId stranger(CustomerReplied reply) {
        return PhoneNumbers.isUserId(reply.phone()) ? null : contacts.inMasterList(reply.accountKey(), reply.phone(), reply.profileName())
                .id();
    }
}
