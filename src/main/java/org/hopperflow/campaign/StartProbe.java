package org.hopperflow.campaign;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hopperflow.message.ProviderReadiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Asks the provider of a campaign that began by its start date: that happens in a transaction, where nobody is asked. The campaign writes
 * to nobody before the answer; when the node that asks dies, another one asks again.
 */
@Component
class StartProbe implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StartProbe.class);

    /** Longer than the provider has for an answer. */
    private static final Duration LOST = Duration.ofMinutes(2);

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
            readiness.problem(begun.accountKey()).ifPresentOrElse(problem -> register.pause(begun.campaignId(), problem),
                    () -> register.asked(begun.campaignId()));
        } catch (RuntimeException e) {
            log.warn("The provider of campaign {} could not be asked; that is tried again", begun.campaignId(), e);
        }
    }

    @Scheduled(fixedDelayString = "PT10S")
    void askAgain() {
        register.takeUnasked(LOST).forEach(this::on);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
