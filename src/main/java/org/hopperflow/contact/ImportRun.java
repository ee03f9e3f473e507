package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Optional;

/** Reads one file from its header to its end and hands the rows on in batches. */
final class ImportRun {

    private final ImportJob job;
    private final CsvFile file;
    private final ImportWriter writer;
    private final ImportJournal journal;
    private final CsvContacts contacts;
    private ImportBatch batch = new ImportBatch();
    private ImportCounts counts = ImportCounts.NONE;

    /** @throws ImportFailed when the file is empty or its header says nothing of a number */
    ImportRun(ImportJob job, CsvFile file, ImportWriter writer, ImportJournal journal) {
        this.job = job;
        this.file = file;
        this.writer = writer;
        this.journal = journal;
        CsvRecord header = file.next().orElseThrow(() -> new ImportFailed("The file is empty."));
        this.contacts = new CsvContacts(job.listId(), new CsvColumns(header), job.createdAt());
    }

    void toTheEnd() {
        for (Optional<CsvRecord> row = file.next(); row.isPresent(); row = file.next()) {
            take(row.get());
            if (batch.full()) {
                write();
            }
        }
        write();
    }

    private void take(CsvRecord row) {
        try {
            batch.add(contacts.read(row));
        } catch (RowRejected e) {
            batch.add(new ImportReject((int) row.getStartingLineNumber(), e.getMessage(), original(row)));
        }
    }

    private void write() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ImportFailed(ImportRecovery.STOPPED);
        }
        counts = counts.plus(writer.write(job, batch));
        journal.progress(job.id(), counts);
        batch = new ImportBatch();
    }

    private String original(CsvRecord row) {
        StringWriter text = new StringWriter();
        CsvWriter.builder().fieldSeparator(file.delimiter()).lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text)
                .writeRecord(row.getFields());
        return text.getBuffer().substring(0, text.getBuffer().length() - 1);
    }
}
