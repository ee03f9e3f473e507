package org.hopperflow.contact;

import java.time.Clock;
import java.util.Objects;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds and corrects single contacts. */
@Service
class ContactBook {

    private final ContactRepository contacts;
    private final ContactListRepository lists;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactBook(ContactRepository contacts, ContactListRepository lists, ApplicationEventPublisher events, Clock clock) {
        this.contacts = contacts;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Contact add(ListId list, ContactRequest request) {
        FieldTypes types = FieldTypes.of(lists.hold(list).fields());
        Contact contact = request.create(list, types);
        contacts.insert(contact, clock.instant());
        return contact;
    }

    /** Another number is told in the same transaction, so that hopper entries never disagree with their contact. */
    @Transactional
    public Contact change(ContactId id, ContactRequest request) {
        Contact before = contacts.lock(id).orElseThrow(() -> RuleBroken.notFound("contact", id));
        Contact after = request.change(before, FieldTypes.of(lists.require(before.listId()).fields()));
        contacts.update(after, clock.instant());
        if (!Objects.equals(before.phone(), after.phone())) {
            events.publishEvent(new ContactPhoneChanged(id, after.phone()));
        }
        return after;
    }
}
