package org.hopperflow.campaign;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.shared.ListId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Meta requires an opt-in before a template is sent: does its absence keep a contact from being written to, or is it only told? */
@Component
class OptIn {

    enum Policy {
        /** Whoever adds a list is told how many of its contacts have none. */
        WARN,
        /** Such a contact waits in the hopper until its opt-in is entered. */
        REFUSE
    }

    private static final String MISSING = "Contact without opt-in: WhatsApp requires the customer's consent before a template is sent.";

    private final Contacts contacts;
    private final Policy policy;

    /** @param policy {@code hopper.campaign.opt-in}, default WARN */
    OptIn(Contacts contacts, @Value("${hopper.campaign.opt-in:WARN}") Policy policy) {
        this.contacts = contacts;
        this.policy = policy;
    }

    /** Empty when the contact may be written to. @param contact asked for only when it matters; may give null for one that was deleted */
    Optional<String> whyNot(Supplier<Contact> contact) {
        if (policy == Policy.WARN) {
            return Optional.empty();
        }
        Contact known = contact.get();
        return known == null || known.optedInAt() != null ? Optional.empty() : Optional.of(MISSING);
    }

    /** What to tell who adds a list; empty when all of its contacts have their opt-in. */
    List<String> warnings(ListId list) {
        long without = contacts.withoutOptIn(list);
        return without == 0 ? List.of() : List.of("Contacts of the list without opt-in: " + without
                + (policy == Policy.REFUSE ? ". They wait in the hopper until it is entered." : ". WhatsApp requires one for templates."));
    }
}
