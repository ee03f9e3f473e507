package org.hopperflow.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.SuppressionScope;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.OncePerTransaction;
import org.springframework.stereotype.Component;

/**
 * What the running transaction knows of entries without reading them one by one: those it has just taken out of the hopper, whose rows
 * it holds, and whose campaign an entry belongs to, which never changes.
 */
@Component
class KnownEntries {

    /**
     * An entry just taken, with what its first step will ask for.
     *
     * @param contact    null when it was deleted meanwhile
     * @param suppressed as of the taking; null when the number is not
     */
    record Taken(HopperEntry entry, Contact contact, SuppressionScope suppressed) {

        boolean suppressedFor(boolean marketing) {
            return suppressed != null && suppressed.covers(marketing);
        }
    }

    private final HopperRepository entries;
    private final Contacts contacts;
    private final OncePerTransaction<EntryId, Taken> taken = new OncePerTransaction<>(unknown -> null);
    private final OncePerTransaction<EntryId, CampaignId> campaigns;

    KnownEntries(HopperRepository entries, Contacts contacts) {
        this.entries = entries;
        this.contacts = contacts;
        this.campaigns = new OncePerTransaction<>(id -> entries.require(id).campaignId());
    }

    /** All of one campaign, locked by this transaction. */
    void take(List<Claimed> some) {
        if (some.isEmpty()) {
            return;
        }
        Map<ContactId, Contact> known = contacts.byIds(some.stream().map(claimed -> claimed.entry().contactId()).toList());
        some.forEach(claimed -> {
            HopperEntry entry = claimed.entry();
            taken.know(entry.id(), new Taken(entry, known.get(entry.contactId()), claimed.suppressed()));
            campaigns.know(entry.id(), entry.campaignId());
        });
    }

    Optional<Taken> taken(EntryId id) {
        return Optional.ofNullable(taken.get(id));
    }

    /** From now on its row says more than was known. */
    void changed(EntryId id) {
        taken.know(id, null);
    }

    void belongs(EntryId id, CampaignId campaign) {
        campaigns.know(id, campaign);
    }

    /** @throws org.hopperflow.shared.RuleBroken entry-not-found */
    CampaignId campaignOf(EntryId id) {
        return campaigns.get(id);
    }
}
