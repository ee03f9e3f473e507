package org.hopperflow.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import org.postgresql.PGConnection;

/**
 * A file through the API, with every check of ours, against {@code COPY} of the same file into an empty table with the same columns, checks
 * and indexes. COPY has it easier: no foreign key, nothing is looked at, and ids are made from a sequence.
 */
final class ImportAgainstCopy {

    private static final int ROWS = 1_000_000;
    private static final double GOAL = 2;

    private final Place place;

    ImportAgainstCopy(Place place) {
        this.place = place;
    }

    void measure() {
        int rows = place.form().of(ROWS);
        Path file = file(rows);
        try (HopperflowSubject subject = place.hopperflow("imports")) {
            subject.importList(place.load(1, 1).from(), place.few());
            subject.database().run("truncate contact; checkpoint");
            double copied = copy(subject.database(), file, rows);
            subject.database().run("checkpoint");
            long program = subject.cpuMillis();
            double imported = imported(subject, file);
            double cpu = (subject.cpuMillis() - program) / 1_000.0;
            place.title("Import of " + rows + " rows");
            place.report().tell("| over the API | %8.1f s | %8.0f rows/s | CPU of the program %.1f s |", imported, rows / imported, cpu);
            place.report().tell("| COPY         | %8.1f s | %8.0f rows/s |", copied, rows / copied);
            place.report().goal("import against COPY", imported / copied, GOAL, "times", true);
        }
    }

    private static double imported(HopperflowSubject subject, Path file) {
        try {
            long from = System.nanoTime();
            subject.importList("Against COPY", HttpRequest.BodyPublishers.ofFile(file));
            return (System.nanoTime() - from) / 1e9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double copy(Database database, Path file, int rows) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("create sequence copied_id cache 1000");
            statement.execute("create table copied (like contact including all)");
            statement.execute("""
                    alter table copied alter id set default lpad(to_hex(nextval('copied_id')), 32, '0')::uuid,
                        alter list_id set default '00000000-0000-0000-0000-000000000001', alter created_at set default now(),
                        alter updated_at set default now()""");
            long from = System.nanoTime();
            long copied = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy copied (phone, first_name, last_name, email) from stdin with (format csv, header)", in, 1 << 16);
            double seconds = (System.nanoTime() - from) / 1e9;
            if (copied != rows) {
                throw new IllegalStateException("COPY took " + copied + " of " + rows + " rows");
            }
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int rows) {
        Path file = Bench.FOLDER.resolve("contacts.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Iterator<byte[]> each = HopperflowSubject.rows(place.load(rows, 1).from(), rows); each.hasNext();) {
                out.write(each.next());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
