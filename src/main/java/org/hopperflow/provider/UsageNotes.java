package org.hopperflow.provider;

import java.time.Clock;
import java.time.Instant;
import org.hopperflow.account.AccountConditions;
import org.hopperflow.account.AccountUsage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes used up allowances on every account that shares them; the sender slows down by these notes. */
@Component
class UsageNotes {

    private static final Logger log = LoggerFactory.getLogger(UsageNotes.class);

    private final AccountConditions conditions;
    private final AccountCircles circles;
    private final Clock clock;

    UsageNotes(AccountConditions conditions, AccountCircles circles, Clock clock) {
        this.conditions = conditions;
        this.circles = circles;
        this.clock = clock;
    }

    /** Told in the middle of a call whose outcome must not suffer. */
    @EventListener
    void on(UsageTold news) {
        Instant now = clock.instant();
        AccountUsage usage = new AccountUsage(news.percent(), news.regain().isZero() ? null : now.plus(news.regain()), now);
        try {
            circles.of(news.accountKey(), news.circle()).forEach(account -> conditions.told(account, usage));
        } catch (RuntimeException e) {
            log.warn("The usage that account {} was told could not be noted: {}", news.accountKey(), e.toString());
        }
    }
}
