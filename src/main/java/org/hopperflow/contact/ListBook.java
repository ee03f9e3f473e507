package org.hopperflow.contact;

import java.time.Clock;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and deletes lists. */
@Service
class ListBook {

    private final ContactListRepository lists;
    private final MasterListRepository masterLists;
    private final ImportJobRepository imports;
    private final ListUse use;
    private final Clock clock;

    ListBook(ContactListRepository lists, MasterListRepository masterLists, ImportJobRepository imports, ListUse use, Clock clock) {
        this.lists = lists;
        this.masterLists = masterLists;
        this.imports = imports;
        this.use = use;
        this.clock = clock;
    }

    @Transactional
    public ContactList create(ListRequest request) {
        ContactList list = request.create(clock.instant());
        lists.insert(list);
        return list;
    }

    /** Types hold for values that come from now on. */
    @Transactional
    public ContactList change(ListId id, ListRequest request) {
        ContactList list = request.change(lists.require(id));
        lists.update(list);
        return list;
    }

    /** With its contacts. @throws RuleBroken list-not-found, list-being-imported, list-in-use, list-is-master */
    @Transactional
    public void delete(ListId id) {
        lists.require(id);
        // Before the lock, for which a running import would let this wait.
        refuseWhileImported(id);
        lists.lock(id);
        refuseWhileImported(id);
        use.campaignWith(id).ifPresent(campaign -> {
            throw RuleBroken.conflict("list-in-use", "The campaign \"" + campaign + "\" uses the list and is not completed.");
        });
        masterLists.accountsOf(id).stream().findFirst().ifPresent(account -> {
            throw RuleBroken.conflict("list-is-master", "The list is the master list of the account \"" + account + "\".");
        });
        lists.delete(id);
    }

    private void refuseWhileImported(ListId id) {
        if (imports.runningInto(id)) {
            throw RuleBroken.conflict("list-being-imported", "A file is being imported into the list.");
        }
    }
}
