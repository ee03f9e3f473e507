package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Optional;

/** Reads one file from its header to its end, a batch at a time. */
final class ImportReader {

    private final CsvFile file;
    private final CsvContacts contacts;

    /** @throws ImportFailed when the file is empty or its header says nothing of a number */
    ImportReader(ImportOrder order, CsvFile file, FieldTypes types) {
        this.file = file;
        CsvRecord header = file.next().orElseThrow(() -> new ImportFailed("The file is empty."));
        this.contacts = new CsvContacts(order, new CsvColumns(header, order.options().columns()), types);
    }

    /** An empty batch at the end of the file. */
    ImportBatch next() {
        ImportBatch batch = new ImportBatch();
        while (!batch.full()) {
            Optional<CsvRecord> row = file.next();
            if (row.isEmpty()) {
                return batch;
            }
            take(batch, row.get());
        }
        return batch;
    }

    private void take(ImportBatch batch, CsvRecord row) {
        row.getFields().forEach(field -> batch.read(field.length()));
        try {
            Contact contact = contacts.read(row);
            batch.add(contact);
            if (PhoneAdvice.doubts(contact)) {
                batch.doubt(contact);
            }
        } catch (RowRejected e) {
            batch.add(new ImportReject((int) row.getStartingLineNumber(), e.getMessage(), original(row)));
        }
    }

    private String original(CsvRecord row) {
        StringWriter text = new StringWriter();
        CsvWriter.builder().fieldSeparator(file.delimiter()).lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text)
                .writeRecord(row.getFields());
        return text.getBuffer().substring(0, text.getBuffer().length() - 1);
    }
}
