package org.hopperflow.campaign;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hopperflow.message.ProviderReadiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Asks the provider of a campaign that began by its start date: that happens in a transaction, where nobody is asked. Meanwhile what was
 * known of the account has decided, which is an hour old at most.
 */
@Component
class StartProbe implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StartProbe.class);

    private final ProviderReadiness readiness;
    private final CampaignRegister register;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, new CustomizableThreadFactory("hopper-start-"));

    StartProbe(ProviderReadiness readiness, CampaignRegister register) {
        this.readiness = readiness;
        this.register = register;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(CampaignBegun begun) {
        threads.execute(() -> probe(begun));
    }

    private void probe(CampaignBegun begun) {
        try {
            readiness.problem(begun.accountKey()).ifPresent(problem -> register.pause(begun.campaignId(), problem));
        } catch (RuntimeException e) {
            log.warn("Campaign {} goes on though its provider could not be asked", begun.campaignId(), e);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
