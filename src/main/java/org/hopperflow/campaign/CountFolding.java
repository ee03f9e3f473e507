package org.hopperflow.campaign;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the differences few, so that a count stays cheap. Counts are right however late it comes. */
@Component
class CountFolding {

    private final HopperCountRepository counts;
    private final TransactionTemplate transaction;

    CountFolding(HopperCountRepository counts, TransactionTemplate transaction) {
        this.counts = counts;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 1_000)
    void fold() {
        onOneNode(counts::fold);
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void forgetEmpty() {
        onOneNode(counts::forgetEmpty);
    }

    private void onOneNode(Runnable work) {
        transaction.executeWithoutResult(status -> {
            if (counts.lock()) {
                work.run();
            }
        });
    }
}
