package org.hopperflow.contact;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Suppresses the numbers of a file, all of them or, when the file cannot be read to its end, none. */
@Service
class Blacklists {

    private static final int BATCH = 5_000;
    private static final int TOLD = 100;

    private final SuppressionRepository suppressions;
    private final ImportFolder folder;
    private final TransactionTemplate transaction;

    Blacklists(SuppressionRepository suppressions, ImportFolder folder, TransactionTemplate transaction) {
        this.suppressions = suppressions;
        this.folder = folder;
        this.transaction = transaction;
    }

    /**
     * @param suppressed new ones
     * @param duplicates numbers that were suppressed already, or stand in the file more than once
     * @param rejects    the first hundred of the rejected rows
     */
    record Taken(int rows, int suppressed, int duplicates, int rejected, List<ImportReject> rejects) {
    }

    /** @param like account, scope, reason and time of each. @throws RuleBroken upload-failed, unreadable-file */
    Taken take(InputStream body, Suppression like) {
        UUID id = Ids.next();
        try {
            folder.store(id, body);
        } catch (IOException e) {
            throw RuleBroken.unavailable("upload-failed", "The file did not arrive completely or could not be kept. Send it again.");
        }
        try {
            return transaction.execute(status -> read(id, like));
        } catch (ImportFailed e) {
            throw RuleBroken.invalid("file", "unreadable-file", e.getMessage());
        } finally {
            folder.delete(id);
        }
    }

    private Taken read(UUID id, Suppression like) {
        Batch batch = new Batch(like);
        try (CsvFile file = CsvFile.open(folder.file(id))) {
            new BlacklistFile(file, batch::add, batch::reject).read();
        }
        batch.write();
        return new Taken(batch.numbers + batch.rejected, batch.suppressed, batch.numbers - batch.suppressed, batch.rejected, batch.rejects);
    }

    /** What was read and is not written yet, and the sums. */
    private final class Batch {

        private final Suppression like;
        private final List<String> phones = new ArrayList<>(BATCH);
        private final List<ImportReject> rejects = new ArrayList<>();
        private int numbers;
        private int suppressed;
        private int rejected;

        Batch(Suppression like) {
            this.like = like;
        }

        void add(String phone) {
            phones.add(phone);
            numbers++;
            if (phones.size() == BATCH) {
                write();
            }
        }

        void reject(ImportReject reject) {
            rejected++;
            if (rejects.size() < TOLD) {
                rejects.add(reject);
            }
        }

        void write() {
            suppressed += suppressions.insertAll(phones, like);
            phones.clear();
        }
    }
}
