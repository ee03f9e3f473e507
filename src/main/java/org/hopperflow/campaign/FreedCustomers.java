package org.hopperflow.campaign;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets entries go on that waited until another conversation with their customer was over. */
@Component
class FreedCustomers {

    private final FreedCustomerRepository freed;
    private final TransactionTemplate transaction;

    FreedCustomers(FreedCustomerRepository freed, TransactionTemplate transaction) {
        this.freed = freed;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 500)
    void release() {
        while (Boolean.TRUE.equals(transaction.execute(status -> releaseOne()))) {
            // One customer in one transaction.
        }
    }

    private boolean releaseOne() {
        var taken = freed.take();
        taken.forEach(freed::release);
        return !taken.isEmpty();
    }
}
