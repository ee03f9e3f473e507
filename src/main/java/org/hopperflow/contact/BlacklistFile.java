package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Optional;
import java.util.function.Consumer;
import org.hopperflow.shared.PhoneNumbers;

/** The numbers of a file: its column "phone" (or "mobile"), or the first column when it has no head. */
final class BlacklistFile {

    private final CsvFile file;
    private final Consumer<String> numbers;
    private final Consumer<ImportReject> rejects;
    private int column;

    BlacklistFile(CsvFile file, Consumer<String> numbers, Consumer<ImportReject> rejects) {
        this.file = file;
        this.numbers = numbers;
        this.rejects = rejects;
    }

    /** @throws ImportFailed when the file is empty, or has a head without a column for numbers */
    void read() {
        CsvRecord first = file.next().orElseThrow(() -> new ImportFailed("The file is empty."));
        if (!PhoneRule.readable(first.getField(0))) {
            column = columnOf(first);
        } else {
            take(first);
        }
        for (Optional<CsvRecord> row = file.next(); row.isPresent(); row = file.next()) {
            take(row.get());
        }
    }

    private static int columnOf(CsvRecord head) {
        int mobile = -1;
        for (int i = 0; i < head.getFieldCount(); i++) {
            String name = head.getField(i).strip();
            if (name.equalsIgnoreCase("phone")) {
                return i;
            }
            mobile = name.equalsIgnoreCase("mobile") ? i : mobile;
        }
        if (mobile < 0) {
            throw new ImportFailed("The file has no column \"phone\" or \"mobile\".");
        }
        return mobile;
    }

    private void take(CsvRecord row) {
        String written = column < row.getFieldCount() ? row.getField(column).strip() : "";
        String digits = PhoneNumbers.digits(written);
        if (!PhoneRule.readable(written)) {
            rejects.accept(reject(row, "There is no phone number", written));
        } else if (!PhoneNumbers.sendable(digits) || digits.length() > PhoneRule.MAX_DIGITS) {
            rejects.accept(reject(row, "A phone number has 5 to " + PhoneRule.MAX_DIGITS + " digits", written));
        } else {
            numbers.accept(digits);
        }
    }

    private static ImportReject reject(CsvRecord row, String reason, String written) {
        return new ImportReject((int) row.getStartingLineNumber(), reason, written);
    }
}
