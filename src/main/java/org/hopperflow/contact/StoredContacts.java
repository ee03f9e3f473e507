package org.hopperflow.contact;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Service;

@Service
class StoredContacts implements Contacts {

    private final ContactRepository contacts;
    private final ContactListRepository lists;
    private final MasterLists masterLists;
    private final SharedFields fields;

    StoredContacts(ContactRepository contacts, ContactListRepository lists, MasterLists masterLists, SharedFields fields) {
        this.contacts = contacts;
        this.lists = lists;
        this.masterLists = masterLists;
        this.fields = fields;
    }

    @Override
    public Contact require(ContactId id) {
        return contacts.find(id).orElseThrow(() -> RuleBroken.notFound("contact", id));
    }

    @Override
    public Map<ContactId, Contact> byIds(Collection<ContactId> ids) {
        return contacts.byIds(ids).stream().collect(Collectors.toMap(Contact::id, Function.identity()));
    }

    @Override
    public Contact inMasterList(AccountKey account, String phone, String profileName) {
        return masterLists.contact(account, phone, profileName);
    }

    @Override
    public long withoutOptIn(ListId list) {
        return contacts.withoutOptIn(list);
    }

    @Override
    public void requireList(ListId id) {
        lists.hold(id);
    }

    @Override
    public void campaignTakes(ListId list, AccountKey account) {
        fields.campaignTakes(list, account);
    }
}
