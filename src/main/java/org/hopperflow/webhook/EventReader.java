package org.hopperflow.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.StatusesChanged;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.shared.PassingFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes stored webhook calls apart. Plain delivery statuses are many and simple: they are applied at once, all of a call together. */
@Component
class EventReader {

    private static final Logger log = LoggerFactory.getLogger(EventReader.class);
    private static final int BATCH = 20;

    private final InboxRepository stored;
    private final MessagingProviders providers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EventReader(InboxRepository stored, MessagingProviders providers, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.stored = stored;
        this.providers = providers;
        this.events = events;
        this.transaction = transaction;
    }

    /** Answers how many calls were read. */
    int readSome() {
        int read = 0;
        while (read < BATCH && Boolean.TRUE.equals(transaction.execute(status -> readOne(status)))) {
            read++;
        }
        return read;
    }

    private boolean readOne(TransactionStatus transaction) {
        Optional<StoredCall> received = stored.lockReceived();
        received.ifPresent(call -> readOrPark(call, transaction));
        return received.isPresent();
    }

    /** Signed but unreadable, or nothing the database would ever take: kept for a person, out of the way of the calls behind it. */
    private void readOrPark(StoredCall call, TransactionStatus transaction) {
        Object before = transaction.createSavepoint();
        try {
            take(call, providers.of(call.accountKey()).parse(call.accountKey(), call.body()), transaction);
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            transaction.rollbackToSavepoint(before);
            park(call, e);
        } catch (UnreadableWebhook e) {
            transaction.rollbackToSavepoint(before);
            park(call, e);
        }
    }

    private void park(StoredCall call, Exception why) {
        log.warn("Webhook call {} of account {} cannot be read and is parked: {}", call.id(), call.accountKey(), why.getMessage());
        stored.park(call, why.getMessage());
    }

    private void take(StoredCall call, List<ProviderEvent> news, TransactionStatus transaction) {
        List<StatusChanged> plain = new ArrayList<>();
        for (ProviderEvent event : news) {
            if (event instanceof StatusChanged status && status.status() != DeliveryStatus.FAILED) {
                plain.add(status);
            } else {
                stored.insertItem(call, event);
            }
        }
        if (!plain.isEmpty()) {
            applyOrKeep(call, plain, transaction);
        }
        stored.read(call);
    }

    /** When applying them together fails, each becomes an item that can wait and be tried again alone. */
    private void applyOrKeep(StoredCall call, List<StatusChanged> statuses, TransactionStatus transaction) {
        Object before = transaction.createSavepoint();
        try {
            events.publishEvent(new StatusesChanged(call.accountKey(), statuses));
        } catch (RuntimeException e) {
            transaction.rollbackToSavepoint(before);
            log.warn("The statuses of webhook call {} are applied one by one: {}", call.id(), e.toString());
            statuses.forEach(status -> stored.insertItem(call, status));
        }
    }
}
