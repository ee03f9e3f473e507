package org.hopperflow.message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what concerns more than one message once the running transaction is committed: nobody waits for those rows while flows are told. */
@Component
class Afterwards {

    private static final Logger log = LoggerFactory.getLogger(Afterwards.class);

    private final TransactionTemplate ownTransaction;

    Afterwards(PlatformTransactionManager transactions) {
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** In a transaction of its own; at once when none is running. What fails is logged: the provider's next answer brings it again. */
    void run(String what, Runnable step) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            alone(what, step);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                alone(what, step);
            }
        });
    }

    private void alone(String what, Runnable step) {
        try {
            ownTransaction.executeWithoutResult(status -> step.run());
        } catch (RuntimeException e) {
            log.warn("{} failed, the next answer tries again: {}", what, e.toString());
        }
    }
}
