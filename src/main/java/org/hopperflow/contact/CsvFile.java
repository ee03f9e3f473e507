package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;

/** The records of a CSV file, one at a time, whatever its delimiter. What cannot be read is told as {@link ImportFailed}. */
final class CsvFile implements AutoCloseable {

    /** Longest field, in characters; a longer one is a quote that somebody forgot to close. */
    private static final int MAX_FIELD = 1 << 18;
    private static final int MAX_RECORD = 1 << 20;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final char delimiter;

    private CsvFile(Reader text, char delimiter) {
        this.delimiter = delimiter;
        this.reader = reader(text, delimiter);
        this.records = reader.iterator();
    }

    static CsvFile open(Path file) {
        try {
            return new CsvFile(CsvText.open(file), Delimiter.of(file));
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    static CsvReader<CsvRecord> reader(Reader text, char delimiter) {
        CsvRecordHandler handler = CsvRecordHandler.builder().maxFieldSize(MAX_FIELD).maxRecordSize(MAX_RECORD).build();
        return CsvReader.builder().fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text);
    }

    /** Empty at the end of the file. */
    Optional<CsvRecord> next() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    char delimiter() {
        return delimiter;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException failure(Exception e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        if (cause instanceof CharacterCodingException) {
            return new ImportFailed("The file is not UTF-8 text. Save it as \"CSV UTF-8\" and import it again.");
        }
        if (e instanceof CsvParseException) {
            return new ImportFailed("The file cannot be read as CSV: " + sentence(e, cause) + ".");
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }

    private static String sentence(Exception e, Throwable cause) {
        return e == cause ? e.getMessage() : e.getMessage() + ": " + cause.getMessage();
    }
}
