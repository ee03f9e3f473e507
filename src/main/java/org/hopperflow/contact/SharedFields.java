package org.hopperflow.contact;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ListId;
import org.springframework.stereotype.Component;

/**
 * Custom fields by number, the same in an account's master list and in the lists of its campaigns: the latest non-blank value wins. A
 * value that is cleared in one list stays in the other. Every method belongs into the transaction of the change.
 */
@Component
class SharedFields {

    private final SharedFieldRepository fields;
    private final MasterListRepository masterLists;
    private final ListUse use;
    private final Clock clock;

    SharedFields(SharedFieldRepository fields, MasterListRepository masterLists, ListUse use, Clock clock) {
        this.fields = fields;
        this.masterLists = masterLists;
        this.use = use;
        this.clock = clock;
    }

    /** The lists that share their fields with this one; most lists share with none, and pay nothing. */
    Set<ListId> partners(ListId list) {
        Set<ListId> partners = new HashSet<>();
        use.accountsOf(list).forEach(account -> masterLists.find(account).ifPresent(partners::add));
        masterLists.accountsOf(list).forEach(account -> partners.addAll(use.listsOf(account)));
        partners.remove(list);
        return partners;
    }

    /** To be asked before a contact is locked. */
    void takeTurns(Set<ListId> partners) {
        if (!partners.isEmpty()) {
            fields.takeTurns();
        }
    }

    void changed(Contact contact, Set<ListId> partners) {
        partners.forEach(partner -> fields.give(contact.id(), partner, clock.instant()));
    }

    void added(Contact contact, Set<ListId> partners) {
        changed(contact, partners);
        partners.forEach(partner -> fields.fill(contact.id(), partner));
    }

    /** The customer says nothing yet, so that nobody else's contact is touched and nobody waits. */
    void fillUnknown(Contact contact) {
        partners(contact.listId()).forEach(partner -> fields.fill(contact.id(), partner));
    }

    /** @param job contacts of the list with a younger id came with it */
    void imported(ListId list, UUID job) {
        Set<ListId> partners = partners(list);
        takeTurns(partners);
        partners.forEach(partner -> {
            fields.giveAll(list, job, partner, clock.instant());
            fields.fillAll(list, job, partner);
        });
    }

    void campaignTakes(ListId list, AccountKey account) {
        masterLists.find(account).filter(master -> !master.equals(list)).ifPresent(master -> {
            fields.takeTurns();
            fields.meet(list, master, clock.instant());
        });
    }
}
