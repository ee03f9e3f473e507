package org.hopperflow.message;

import java.time.Clock;
import java.time.Instant;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How fast an account sends now, and why not faster. */
@RestController
@RequestMapping("/api/v1/accounts/{key}/pace")
class PaceController {

    private final Senders senders;
    private final Slowdowns slowdowns;
    private final Clock clock;

    PaceController(Senders senders, Slowdowns slowdowns, Clock clock) {
        this.senders = senders;
        this.slowdowns = slowdowns;
        this.clock = clock;
    }

    @GetMapping
    PaceView show(@PathVariable AccountKey key) {
        int allowed = senders.require(key).messagesPerSecond();
        PaceNow pace = slowdowns.of(key);
        Instant now = clock.instant();
        return new PaceView(allowed, pace.effective(allowed, now), pace.reason(allowed, now), pace.heldUntil(now).orElse(null));
    }

    /**
     * @param messagesPerSecond as configured
     * @param effective         messages a second at this moment; 0 while nothing leaves
     * @param reason            what the provider said; null when nothing is slowed down
     * @param heldUntil         until when nothing leaves; null when something may
     */
    record PaceView(int messagesPerSecond, int effective, String reason, Instant heldUntil) {
    }
}
