package org.hopperflow.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares every account's templates with the provider's from time to time, for news that got lost and for templates made there: one
 * account after the other, each by one node. A provider that is down or refuses is asked again with the account's next turn.
 */
@Component
class SyncRounds {

    private static final Logger log = LoggerFactory.getLogger(SyncRounds.class);

    private final SyncTurnRepository turns;
    private final TemplateSync sync;
    private final Clock clock;
    private final Duration every;

    /** @param every {@code hopper.template-sync}, default one hour */
    SyncRounds(SyncTurnRepository turns, TemplateSync sync, Clock clock, @Value("${hopper.template-sync:PT1H}") Duration every) {
        this.turns = turns;
        this.sync = sync;
        this.clock = clock;
        this.every = every;
    }

    @EventListener
    void on(AccountSaved account) {
        turns.add(account.accountKey(), clock.instant());
    }

    @Scheduled(fixedDelayString = "${hopper.template-poll:60s}", initialDelayString = "${hopper.template-poll:60s}")
    void round() {
        Instant now = clock.instant();
        turns.due(now).stream().filter(account -> turns.take(account, now, now.plus(every))).forEach(this::sync);
    }

    private void sync(AccountKey account) {
        try {
            log.debug("Templates of account {}: {}", account, sync.sync(account));
        } catch (RuntimeException e) {
            log.warn("The templates of account {} could not be compared with the provider's, again in {}: {}", account, every,
                    e.getMessage());
        }
    }
}
