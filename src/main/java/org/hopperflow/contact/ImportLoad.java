package org.hopperflow.contact;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One file, one transaction: all of it, or nothing. */
@Component
class ImportLoad {

    private final ContactListRepository lists;
    private final ImportFolder folder;
    private final ImportWriter writer;
    private final ImportJournal journal;
    private final SharedFields fields;

    ImportLoad(ContactListRepository lists, ImportFolder folder, ImportWriter writer, ImportJournal journal,
            SharedFields fields) {
        this.lists = lists;
        this.folder = folder;
        this.writer = writer;
        this.journal = journal;
        this.fields = fields;
    }

    /**
     * @throws ImportFailed    when the file cannot be imported
     * @throws ImportCancelled when somebody ended the import meanwhile
     */
    @Transactional
    public void load(ImportOrder order) {
        ImportJob job = order.job();
        lists.lockForImport(job.listId());
        FieldTypes types = FieldTypes.of(lists.require(job.listId()).fields());
        try (CsvFile file = CsvFile.open(folder.file(job.id()))) {
            new ImportRun(order, writer, journal).toTheEnd(new ImportReader(order, file, types));
        }
        fields.imported(job.listId(), job.id());
        journal.done(job.id());
    }
}
