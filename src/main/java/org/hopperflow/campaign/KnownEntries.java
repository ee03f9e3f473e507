package org.hopperflow.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.Suppressions;
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
     * @param suppressed as of the taking
     */
    record Taken(HopperEntry entry, Contact contact, boolean suppressed) {
    }

    private final HopperRepository entries;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final OncePerTransaction<EntryId, Taken> taken = new OncePerTransaction<>(unknown -> null);
    private final OncePerTransaction<EntryId, CampaignId> campaigns;

    KnownEntries(HopperRepository entries, Contacts contacts, Suppressions suppressions) {
        this.entries = entries;
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.campaigns = new OncePerTransaction<>(id -> entries.require(id).campaignId());
    }

    /** All of one campaign, locked by this transaction. */
    void take(List<HopperEntry> some) {
        if (some.isEmpty()) {
            return;
        }
        Map<ContactId, Contact> known = contacts.byIds(some.stream().map(HopperEntry::contactId).toList());
        Set<String> suppressed = suppressions.suppressedAmong(some.get(0).accountKey(),
                some.stream().map(HopperEntry::phone).filter(phone -> phone != null).collect(Collectors.toSet()));
        some.forEach(entry -> {
            taken.know(entry.id(), new Taken(entry, known.get(entry.contactId()), suppressed.contains(entry.phone())));
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
