package org.hopperflow.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Imports whose process was killed do not run for ever: before the next one answers requests, they have failed with a reason. */
@Component
class ImportRecovery implements SmartInitializingSingleton {

    static final String STOPPED = "The application was stopped while the import ran; nothing was imported. Import the file again.";

    private static final Logger log = LoggerFactory.getLogger(ImportRecovery.class);

    private final ImportFolder folder;
    private final ImportJournal journal;

    ImportRecovery(ImportFolder folder, ImportJournal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            failAll(folder.takeAbandoned());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void failAll(List<UUID> interrupted) {
        for (UUID job : interrupted) {
            if (journal.fail(job, STOPPED)) {
                log.warn("Import {} was interrupted by the end of its process", job);
            }
        }
    }
}
