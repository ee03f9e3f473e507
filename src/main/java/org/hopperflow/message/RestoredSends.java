package org.hopperflow.message;

import java.util.Map;
import org.hopperflow.shared.operation.DatabaseRestored;
import org.hopperflow.shared.operation.HeldBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a restored database believes is still to be sent may have been sent after the backup: nobody knows, so it is unknown like every
 * send without an answer. A status or a reply settles it; after the grace a person does.
 */
@Component
class RestoredSends implements HeldBack {

    private static final Logger log = LoggerFactory.getLogger(RestoredSends.class);

    private final RestoredSendsRepository attempts;

    RestoredSends(RestoredSendsRepository attempts) {
        this.attempts = attempts;
    }

    @EventListener
    void on(DatabaseRestored restored) {
        int unknown = attempts.doubt("Perhaps sent after the backup");
        log.warn("{} messages of the restored database may have been sent since; their outcome is unknown", unknown);
    }

    @Override
    public Map<String, Long> heldBack() {
        return Map.of("messagesQueued", attempts.count("QUEUED"), "sendsUnknown", attempts.count("UNKNOWN"));
    }
}
