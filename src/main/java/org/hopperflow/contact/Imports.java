package org.hopperflow.contact;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes files in, tells how far they are, and stops them. */
@Service
class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    private final Contacts contacts;
    private final ImportFolder folder;
    private final ImportJournal journal;
    private final ImportQueue queue;

    Imports(Contacts contacts, ImportFolder folder, ImportJournal journal, ImportQueue queue) {
        this.contacts = contacts;
        this.folder = folder;
        this.journal = journal;
        this.queue = queue;
    }

    /** The file is kept first: the request that brings it ends before the import does. */
    ImportJob begin(ListId list, InputStream body, ImportOptions options) {
        contacts.requireList(list);
        ImportJob job = journal.next(list);
        keep(job, body);
        try {
            journal.begin(job);
            queue.add(new ImportOrder(job, options));
        } catch (RuntimeException e) {
            folder.delete(job.id());
            throw e;
        }
        return job;
    }

    ImportJob require(String id) {
        try {
            return journal.find(UUID.fromString(id)).orElseThrow(() -> RuleBroken.notFound("import", id));
        } catch (IllegalArgumentException e) {
            throw RuleBroken.notFound("import", id);
        }
    }

    /** Nothing of a cancelled import stays. Harmless when it already is cancelled; one that has ended cannot be. */
    ImportJob cancel(String id) {
        ImportJob job = require(id);
        journal.cancel(job.id());
        ImportJob now = require(id);
        if (now.state() != ImportState.CANCELLED) {
            throw RuleBroken.conflict("import-finished", "The import has ended already and can no longer be cancelled.");
        }
        return now;
    }

    private void keep(ImportJob job, InputStream body) {
        try {
            folder.store(job.id(), body);
        } catch (IOException e) {
            log.warn("The file of import {} could not be kept", job.id(), e);
            throw RuleBroken.unavailable("upload-failed", "The file did not arrive completely or could not be kept. Send it again.");
        }
    }
}
