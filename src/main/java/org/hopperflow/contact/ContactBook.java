package org.hopperflow.contact;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, corrects and deletes single contacts. */
@Service
class ContactBook {

    private final ContactRepository contacts;
    private final ContactListRepository lists;
    private final SharedFields fields;
    private final ListUse use;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactBook(ContactRepository contacts, ContactListRepository lists, SharedFields fields, ListUse use,
            ApplicationEventPublisher events, Clock clock) {
        this.contacts = contacts;
        this.lists = lists;
        this.fields = fields;
        this.use = use;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Contact add(ListId list, ContactRequest request) {
        Contact contact = request.create(list, FieldTypes.of(lists.hold(list).fields()));
        Set<ListId> partners = fields.partners(list);
        fields.takeTurns(partners);
        contacts.insert(contact, clock.instant());
        fields.added(contact, partners);
        return require(contact.id());
    }

    /** Another number is told in the same transaction, so that hopper entries never disagree with their contact. */
    @Transactional
    public Contact change(ContactId id, ContactRequest request) {
        ListId list = require(id).listId();
        Set<ListId> partners = fields.partners(list);
        fields.takeTurns(partners);
        Contact before = locked(id);
        Contact after = request.change(before, FieldTypes.of(lists.require(list).fields()));
        contacts.update(after, clock.instant());
        fields.changed(after, partners);
        if (!Objects.equals(before.phone(), after.phone())) {
            events.publishEvent(new ContactPhoneChanged(id, after.phone()));
        }
        return after;
    }

    /** What was sent to the contact stays in the history. @throws RuleBroken contact-not-found, contact-in-use */
    @Transactional
    public void delete(ContactId id) {
        locked(id);
        use.campaignWith(id).ifPresent(campaign -> {
            throw RuleBroken.conflict("contact-in-use", "The contact is in the hopper of the campaign \"" + campaign + "\".");
        });
        contacts.delete(id);
    }

    private Contact require(ContactId id) {
        return contacts.find(id).orElseThrow(() -> RuleBroken.notFound("contact", id));
    }

    private Contact locked(ContactId id) {
        return contacts.lock(id).orElseThrow(() -> RuleBroken.notFound("contact", id));
    }
}
