package org.hopperflow.contact;

import java.time.Clock;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every account has a list for the customers who wrote to it and were on no list. */
@Component
class MasterLists {

    private final MasterListRepository masterLists;
    private final ContactListRepository lists;
    private final ContactRepository contacts;
    private final SharedFields fields;
    private final Clock clock;

    MasterLists(MasterListRepository masterLists, ContactListRepository lists, ContactRepository contacts, SharedFields fields, Clock clock) {
        this.masterLists = masterLists;
        this.lists = lists;
        this.contacts = contacts;
        this.fields = fields;
        this.clock = clock;
    }

    /** Runs in the transaction that saves the account; an unknown list takes the account back with it. */
    @EventListener
    @Transactional
    public void keep(AccountSaved account) {
        ListId list = account.masterListId();
        if (account.masterListIsNew()) {
            lists.insert(ContactList.plain(list, account.name() + " – master list", clock.instant()));
        } else if (lists.find(list).isEmpty()) {
            throw RuleBroken.invalid("masterListId", "unknown-list", "There is no list " + list + " to be the master list.");
        }
        masterLists.put(account.accountKey(), list);
    }

    boolean knows(AccountKey account) {
        return masterLists.find(account).isPresent();
    }

    /** Most numbers are known, so the lock is taken only for those that are not. */
    @Transactional
    public Contact contact(AccountKey account, String phone, String profileName) {
        String digits = PhoneNumbers.digits(phone);
        if (digits.isEmpty()) {
            throw RuleBroken.invalid("phone", "required", "A customer without a number cannot be kept in a master list.");
        }
        return masterLists.find(account)
                .flatMap(list -> contacts.byPhone(list, digits))
                .orElseGet(() -> alone(account, digits, profileName));
    }

    private Contact alone(AccountKey account, String digits, String profileName) {
        ListId list = masterLists.lock(account).orElseThrow(() -> RuleBroken.notFound("account", account));
        return contacts.byPhone(list, digits).orElseGet(() -> add(list, digits, profileName));
    }

    private Contact add(ListId list, String digits, String profileName) {
        String name = Texts.storable(profileName) ? Texts.orNull(profileName) : null;
        lists.hold(list);
        Contact unknown = new Contact(ContactId.next(), list, digits, digits, name, null, null, Map.of(), null, null);
        contacts.insert(unknown, clock.instant());
        fields.fillUnknown(unknown);
        return unknown;
    }
}
