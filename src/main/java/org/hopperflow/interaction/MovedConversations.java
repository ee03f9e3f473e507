package org.hopperflow.interaction;

import org.hopperflow.shared.CustomerMoved;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Open conversations go on with a customer's new number. After the entries, as everywhere (docs/decisions/0009). */
@Component
class MovedConversations {

    private final TalkRepository talks;

    MovedConversations(TalkRepository talks) {
        this.talks = talks;
    }

    @EventListener
    @Order
    void on(CustomerMoved moved) {
        talks.moved(new Interaction.Customer(moved.accountKey(), moved.from()), moved.to());
    }
}
