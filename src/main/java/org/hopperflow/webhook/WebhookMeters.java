package org.hopperflow.webhook;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** What came in and was not read, or read and not taken. Ages are in real time, whatever the business clock does. */
@Component
class WebhookMeters implements Watcher {

    private final InboxRepository stored;
    private final Reading unread = new Reading("hopper.webhooks.unread", null, "Calls stored and not read, counted up to 10,000");
    private final Reading unreadAge = new Reading("hopper.webhooks.oldest", "seconds", "Age of the oldest call that is not read");
    private final Reading undone = new Reading("hopper.inbox.waiting", null, "Pieces of news that nobody took yet, counted up to 10,000");
    private final Reading undoneAge = new Reading("hopper.inbox.oldest", "seconds", "Age of the oldest piece of news that nobody took yet");

    WebhookMeters(InboxRepository stored) {
        this.stored = stored;
    }

    @Override
    public List<Reading> readings() {
        return List.of(unread, unreadAge, undone, undoneAge);
    }

    @Override
    public void look() {
        show(stored.unread(), unread, unreadAge);
        show(stored.undone(), undone, undoneAge);
    }

    private static void show(InboxRepository.Waiting waiting, Reading number, Reading age) {
        number.set(waiting.number());
        age.set(waiting.oldest() == null ? 0 : Ids.age(waiting.oldest()).toMillis() / (double) TimeUnit.SECONDS.toMillis(1));
    }
}
