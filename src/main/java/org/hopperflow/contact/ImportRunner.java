package org.hopperflow.contact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one import to its end, good or bad. */
@Component
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportLoad load;
    private final ImportJournal journal;
    private final ImportFolder folder;

    ImportRunner(ImportLoad load, ImportJournal journal, ImportFolder folder) {
        this.load = load;
        this.journal = journal;
        this.folder = folder;
    }

    /** The file goes last: if not even the failure can be written down, the next start finds the file and does it. */
    void run(ImportOrder order) {
        ImportJob job = order.job();
        try {
            load.load(order);
        } catch (ImportCancelled e) {
            log.info("Import {} was cancelled", job.id());
        } catch (RuntimeException e) {
            fail(job, e);
        }
        folder.delete(job.id());
    }

    private void fail(ImportJob job, RuntimeException e) {
        // Cleared by asking, since a thread that is to stop gets no connection to tell why.
        boolean stopped = Thread.interrupted();
        String sentence = stopped ? ImportRecovery.STOPPED : sentence(job, e);
        if (journal.fail(job.id(), sentence)) {
            log.info("Import {} failed: {}", job.id(), sentence);
        }
    }

    private static String sentence(ImportJob job, RuntimeException e) {
        if (e instanceof ImportFailed failed) {
            return failed.getMessage();
        }
        log.error("Import {} failed in a way nobody foresaw", job.id(), e);
        return "The import failed on our side; nothing was imported, and the cause was logged.";
    }
}
