package org.hopperflow.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.StatusesChanged;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.provider.WebhookNews;
import org.hopperflow.shared.PassingFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes stored webhook calls apart, many in one transaction. Plain delivery statuses are many and simple: they are applied at once, all
 * of an account together, and calls that brought nothing else are not kept. When that fails the calls are read one by one, and the one
 * that is to blame is parked.
 */
@Component
class EventReader {

    private static final Logger log = LoggerFactory.getLogger(EventReader.class);
    private static final int BATCH = 100;

    private final InboxRepository stored;
    private final MessagingProviders providers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    EventReader(InboxRepository stored, MessagingProviders providers, ApplicationEventPublisher events, TransactionTemplate transaction,
            MeterRegistry meters) {
        this.stored = stored;
        this.providers = providers;
        this.events = events;
        this.transaction = transaction;
        this.meters = meters;
        // From zero on, so that the first one is an increase.
        notUnderstood("messages");
    }

    /** Answers how many calls were read. */
    int readSome() {
        try {
            Integer read = transaction.execute(status -> readTogether(stored.lockReceived(BATCH)));
            return read == null ? 0 : read;
        } catch (RuntimeException e) {
            log.info("Webhook calls are read one by one: {}", e.toString());
            return readSingly();
        }
    }

    private int readTogether(List<StoredCall> calls) {
        // By account: every node takes the accounts in the same order, and within one the attempts in the order of ids.
        Map<String, List<StatusChanged>> statuses = new TreeMap<>();
        List<StoredCall> statusesOnly = new ArrayList<>();
        List<StoredCall> others = new ArrayList<>();
        for (StoredCall call : calls) {
            WebhookNews news = parsed(call);
            news.unknown().forEach(field -> countUnknown(call, field));
            List<ProviderEvent> items = news.events().stream().filter(event -> !isPlainStatus(event)).toList();
            items.forEach(item -> stored.insertItem(call, item));
            news.events().stream().filter(EventReader::isPlainStatus).map(StatusChanged.class::cast)
                    .forEach(status -> statuses.computeIfAbsent(status.accountKey().value(), key -> new ArrayList<>()).add(status));
            (news.whole() && items.isEmpty() && !news.events().isEmpty() ? statusesOnly : others).add(call);
        }
        statuses.values().forEach(some -> events.publishEvent(new StatusesChanged(some.get(0).accountKey(), some)));
        stored.forget(statusesOnly);
        stored.read(others);
        return calls.size();
    }

    /** So that somebody is told that a provider has news which nobody here understands; the call is kept. */
    private void countUnknown(StoredCall call, String field) {
        log.warn("Webhook call {} of account {} has something that nobody understands, in \"{}\"", call.id(), call.accountKey(), field);
        notUnderstood(field).increment();
    }

    private Counter notUnderstood(String field) {
        return Counter.builder("hopper.webhooks.not.understood").description("Calls with something in them that is not read")
                .tag("field", field).register(meters);
    }

    private static boolean isPlainStatus(ProviderEvent event) {
        return event instanceof StatusChanged status && status.status() != DeliveryStatus.FAILED;
    }

    private WebhookNews parsed(StoredCall call) {
        try {
            return providers.of(call.accountKey()).parse(call.accountKey(), call.body());
        } catch (UnreadableWebhook e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private int readSingly() {
        int read = 0;
        while (read < BATCH && Boolean.TRUE.equals(transaction.execute(this::readOne))) {
            read++;
        }
        return read;
    }

    private boolean readOne(TransactionStatus transaction) {
        List<StoredCall> one = stored.lockReceived(1);
        one.forEach(call -> readOrPark(call, transaction));
        return !one.isEmpty();
    }

    /** Signed but unreadable, or nothing the database would ever take: kept for a person, out of the way of the calls behind it. */
    private void readOrPark(StoredCall call, TransactionStatus transaction) {
        Object before = transaction.createSavepoint();
        try {
            readTogether(List.of(call));
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            transaction.rollbackToSavepoint(before);
            keepNewsOrPark(call, e, transaction);
        }
    }

    /** When its news can be read but not applied, each becomes an item that can wait and be tried again alone. */
    private void keepNewsOrPark(StoredCall call, RuntimeException why, TransactionStatus transaction) {
        Object before = transaction.createSavepoint();
        try {
            parsed(call).events().forEach(event -> stored.insertItem(call, event));
            stored.read(List.of(call));
            log.warn("The news of webhook call {} are taken one by one: {}", call.id(), why.toString());
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            transaction.rollbackToSavepoint(before);
            log.warn("Webhook call {} of account {} cannot be read and is parked: {}", call.id(), call.accountKey(), e.getMessage());
            stored.park(call, e.getMessage());
        }
    }
}
