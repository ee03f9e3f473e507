package org.hopperflow.webhook;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox of a second node on the same database: takes what the first one is busy with otherwise. */
public final class OtherNode implements AutoCloseable {

    private final ItemHandover handover;

    public OtherNode(ApplicationContext rooms) {
        handover = new ItemHandover(rooms.getBean(InboxRepository.class), rooms,
                rooms.getBean(TransactionTemplate.class));
    }

    /** Hands over what is due at this moment. */
    public void handOver() {
        handover.handOverSome();
    }

    @Override
    public void close() {
        handover.destroy();
    }
}
