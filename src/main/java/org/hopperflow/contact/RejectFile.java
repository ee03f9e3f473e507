package org.hopperflow.contact;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.SpreadsheetCells;
import org.springframework.stereotype.Component;

/** The rows an import left out, as a file to repair: {@code line,reason,row}. */
@Component
class RejectFile {

    private static final int PAGE = 500;

    private final ImportRejectRepository rejects;

    RejectFile(ImportRejectRepository rejects) {
        this.rejects = rejects;
    }

    /** Page by page, so that a million rejected rows need no memory. */
    void write(UUID job, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("line", "reason", "row");
        int line = 0;
        List<ImportReject> page;
        do {
            page = rejects.page(job, line, PAGE);
            page.forEach(reject -> csv.writeRecord(Integer.toString(reject.line()), SpreadsheetCells.harmless(reject.reason()),
                    SpreadsheetCells.harmless(reject.original())));
            line = page.isEmpty() ? line : page.get(page.size() - 1).line();
        } while (page.size() == PAGE);
        csv.flush();
    }
}
