package org.hopperflow.provider;

import java.util.concurrent.TimeUnit;
import org.hopperflow.account.AccountConditions;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks once an hour how each account is, so that a token that runs out is seen before it stops a campaign. One node asks for each. */
@Component
class HealthRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HealthRounds.class);
    private static final int SOME = 20;
    private static final long REST_MILLIS = 2_000;

    private final HealthChecks checks;
    private final AccountConditions conditions;
    private volatile Loop loop;

    HealthRounds(HealthChecks checks, AccountConditions conditions) {
        this.checks = checks;
        this.conditions = conditions;
    }

    private void round() throws InterruptedException {
        for (AccountKey account : conditions.takeUnasked(SOME)) {
            if (loop == null) {
                return;
            }
            check(account);
        }
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
    }

    private void check(AccountKey account) {
        try {
            checks.check(account);
        } catch (RuntimeException e) {
            log.warn("The health of account {} is not known: {}", account, e.getMessage());
        }
    }

    @Override
    public void start() {
        loop = Loop.start("hopper-health", this::round);
    }

    @Override
    public void stop() {
        Loop ending = loop;
        loop = null;
        ending.stop();
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
