package org.hopperflow.webhook;

import java.time.Duration;
import java.util.UUID;
import org.hopperflow.shared.Ids;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was taken long ago, in small portions that nobody waits for. */
@Component
class InboxCleaning {

    private static final int PORTION = 2_000;

    private final InboxRepository stored;
    private final Duration keep;

    InboxCleaning(InboxRepository stored, InboxSettings settings) {
        this.stored = stored;
        this.keep = settings.keep();
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void clean() {
        if (!keep.isZero()) {
            forgetBefore(Ids.madeBefore(keep));
        }
    }

    void forgetBefore(UUID first) {
        int gone;
        do {
            gone = stored.forgetItemsBefore(first, PORTION) + stored.forgetCallsBefore(first, PORTION);
        } while (gone > 0);
    }
}
