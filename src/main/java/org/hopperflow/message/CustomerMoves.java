package org.hopperflow.message;

import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.CustomerMoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A customer's new number: what waits to be sent goes there, and the rooms above hear of it. What was sent stays as it was. */
@Component
class CustomerMoves {

    private static final Logger log = LoggerFactory.getLogger(CustomerMoves.class);

    private final QueueRepository queue;
    private final ApplicationEventPublisher events;

    CustomerMoves(QueueRepository queue, ApplicationEventPublisher events) {
        this.queue = queue;
        this.events = events;
    }

    @EventListener
    void on(ProviderEvent.CustomerMoved news) {
        CustomerMoved moved = new CustomerMoved(news.accountKey(), news.from(), news.to());
        log.info("A customer of account {} has another {}", news.accountKey(), moved.byNumber() ? "number" : "id");
        events.publishEvent(moved);
        queue.readdress(moved);
    }
}
