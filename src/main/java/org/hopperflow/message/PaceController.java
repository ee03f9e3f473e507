package org.hopperflow.message;

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

    PaceController(Senders senders, Slowdowns slowdowns) {
        this.senders = senders;
        this.slowdowns = slowdowns;
    }

    @GetMapping
    PaceView show(@PathVariable AccountKey key) {
        int allowed = senders.require(key).messagesPerSecond();
        return slowdowns.of(key).filter(slowdown -> slowdown.effective(allowed) < allowed)
                .map(slowdown -> new PaceView(allowed, slowdown.effective(allowed), slowdown.reason()))
                .orElse(new PaceView(allowed, allowed, null));
    }

    /**
     * @param messagesPerSecond as configured
     * @param effective         messages a second at this moment
     * @param reason            what the provider said; null when nothing is slowed down
     */
    record PaceView(int messagesPerSecond, int effective, String reason) {
    }
}
