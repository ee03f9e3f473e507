package org.hopperflow.contact;

/** Takes one file from its header to its end: one thread reads, this one writes. */
final class ImportRun {

    private final ImportOrder order;
    private final ImportWriter writer;
    private final ImportJournal journal;
    private ImportTally tally = ImportTally.NONE;

    ImportRun(ImportOrder order, ImportWriter writer, ImportJournal journal) {
        this.order = order;
        this.writer = writer;
        this.journal = journal;
    }

    void toTheEnd(ImportReader reader) {
        writer.begin(order);
        try (ReadAhead batches = new ReadAhead(reader::next)) {
            for (ImportBatch batch = batches.next(); !batch.empty(); batch = batches.next()) {
                write(batch);
            }
        }
    }

    private void write(ImportBatch batch) {
        if (Thread.currentThread().isInterrupted()) {
            throw new ImportFailed(ImportRecovery.STOPPED);
        }
        tally = tally.plus(writer.write(order, batch));
        journal.progress(order.job().id(), tally);
    }
}
