package org.hopperflow.campaign;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.hopperflow.message.HistoryRow;
import org.hopperflow.shared.SpreadsheetCells;

/** The history as a CSV file, written as it is read. Cells that a spreadsheet would take for a formula get a leading apostrophe. */
final class HistoryCsv implements AutoCloseable {

    private final CsvWriter csv;

    HistoryCsv(Writer out) {
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord("phone", "attempt", "outcome", "reason", "errorCode", "answer", "answerType", "sentAt", "deliveredAt", "readAt",
                "answeredAt");
    }

    void write(List<HistoryRow> rows) {
        rows.forEach(row -> csv.writeRecord(Stream.of(row.phone(), row.attempt(), row.outcome(), row.reason(), row.errorCode(), row.answer(),
                row.answerType(), row.sentAt(), row.deliveredAt(), row.readAt(), row.answeredAt()).map(SpreadsheetCells::harmless).toList()));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
