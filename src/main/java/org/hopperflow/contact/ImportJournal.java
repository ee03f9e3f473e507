package org.hopperflow.contact;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.ListId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known of each import. An import ends once; the first to end it has the last word. */
@Component
class ImportJournal {

    private final ImportJobRepository jobs;
    private final Clock clock;

    ImportJournal(ImportJobRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    ImportJob next(ListId list) {
        return ImportJob.begun(Ids.next(), list, clock.instant());
    }

    void begin(ImportJob job) {
        jobs.insert(job);
    }

    Optional<ImportJob> find(UUID job) {
        return jobs.find(job);
    }

    /**
     * In a transaction of its own, so that others see it while the import's own is open.
     *
     * @throws ImportCancelled when the import was ended by somebody else
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(UUID job, ImportTally tally) {
        if (!jobs.progress(job, tally)) {
            throw new ImportCancelled();
        }
    }

    /** @throws ImportCancelled when the import was ended by somebody else */
    void done(UUID job) {
        if (!jobs.done(job, clock.instant())) {
            throw new ImportCancelled();
        }
    }

    /** False when it had ended already. */
    boolean fail(UUID job, String sentence) {
        return jobs.fail(job, sentence, clock.instant());
    }

    void cancel(UUID job) {
        jobs.cancel(job, clock.instant());
    }
}
