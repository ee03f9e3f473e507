package org.hopperflow.message;

import java.util.Optional;
import org.hopperflow.provider.HealthChecks;
import org.hopperflow.provider.ProviderHealth;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whether an account's provider lets it send, asked before a campaign begins. */
@Component
public class ProviderReadiness {

    private static final Logger log = LoggerFactory.getLogger(ProviderReadiness.class);

    private final HealthChecks checks;

    ProviderReadiness(HealthChecks checks) {
        this.checks = checks;
    }

    /**
     * Asks the provider, or in a transaction only what is known of it: calls are made outside. A provider that cannot be asked keeps nobody
     * from starting: its refusals will tell.
     *
     * @return what a person reads; empty when nothing is known against it
     */
    public Optional<String> problem(AccountKey account) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return known(account);
        }
        try {
            return sentence(checks.check(account));
        } catch (ProviderRefused refused) {
            log.warn("The provider of account {} cannot be asked how it is: {}", account, refused.getMessage());
            return Optional.empty();
        }
    }

    /** Without asking. */
    public Optional<String> known(AccountKey account) {
        return sentence(checks.known(account));
    }

    /** @throws RuleBroken provider-not-ready */
    public void require(AccountKey account) {
        problem(account).ifPresent(sentence -> {
            throw RuleBroken.conflict("provider-not-ready", sentence);
        });
    }

    private static Optional<String> sentence(ProviderHealth health) {
        return health.blocked() ? Optional.of(String.join(" ", health.problems())) : Optional.empty();
    }
}
