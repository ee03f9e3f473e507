package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds out what separates the columns: the sign under which the header has a phone column, then the one that gives most columns. */
final class Delimiter {

    private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');
    private static final int HEADER_CHARACTERS = 1 << 16;

    private Delimiter() {
    }

    /** A comma when nothing tells. */
    static char of(Path file) throws IOException {
        String beginning = beginning(file);
        Comparator<Character> fitter = Comparator.comparingInt(sign -> fitness(beginning, sign));
        return Collections.max(KNOWN, fitter.thenComparing(sign -> -KNOWN.indexOf(sign)));
    }

    private static int fitness(String beginning, char sign) {
        try (var reader = CsvFile.reader(new StringReader(beginning), sign); var records = reader.iterator()) {
            return records.hasNext() ? fitness(records.next()) : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static int fitness(CsvRecord header) {
        boolean hasPhone = header.getFields().stream().map(CsvColumns::key).anyMatch(List.of("phone", "mobile")::contains);
        return header.getFieldCount() + (hasPhone ? HEADER_CHARACTERS : 0);
    }

    private static String beginning(Path file) throws IOException {
        try (Reader text = CsvText.open(file)) {
            char[] buffer = new char[HEADER_CHARACTERS];
            int length = 0;
            int read;
            while (length < buffer.length && (read = text.read(buffer, length, buffer.length - length)) > 0) {
                length += read;
            }
            return new String(buffer, 0, length);
        }
    }
}
