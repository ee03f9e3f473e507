package org.hopperflow.contact;

import java.time.Clock;
import org.hopperflow.shared.CustomerMoved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Contacts follow a customer who has another number: the old one is dead, whatever list it stands in, and may be a stranger's one day. Who
 * wanted no messages wants none at the new number either.
 */
@Component
class MovedCustomers {

    private final ContactRepository contacts;
    private final SuppressionRepository suppressions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovedCustomers(ContactRepository contacts, SuppressionRepository suppressions, ApplicationEventPublisher events, Clock clock) {
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(CustomerMoved moved) {
        suppressions.copy(moved);
        if (moved.byNumber()) {
            contacts.moved(moved.from(), moved.to(), clock.instant())
                    .forEach(contact -> events.publishEvent(new ContactPhoneChanged(contact, moved.to())));
        }
    }
}
