package org.hopperflow.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes files in. The row is written before the file goes to its place: a process that dies in between leaves a file in its own folder
 * that {@link LeftBehind} knows to be complete. Nobody has heard of the id by then.
 */
@Service
class Uploads implements MediaIntake {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final MediaRepository media;
    private final MediaFolder folder;
    private final Clock clock;

    Uploads(MediaRepository media, MediaFolder folder, Clock clock) {
        this.media = media;
        this.folder = folder;
        this.clock = clock;
    }

    /** A file as it comes. @param declaredType what its sender says it is, null when that is nothing */
    record Upload(String fileName, String declaredType, InputStream content) {
    }

    /** @throws RuleBroken naming what is wrong with the file; nothing stays of it then */
    Media take(Upload upload) {
        return take(arriving -> {
            Receipt receipt = Receipt.write(upload.content(), arriving);
            String name = FileName.of(upload.fileName());
            return new Seen(receipt, name, receipt.formatOf(arriving, name, upload.declaredType()));
        });
    }

    @Override
    public Media take(String fileName, InputStream content) {
        return take(arriving -> {
            Receipt receipt = Receipt.writeReceived(content, arriving);
            MediaFormat format = receipt.receivedFormat(arriving);
            String name = fileName == null ? format.kind().name().toLowerCase(Locale.ROOT) + "." + format.ending() : FileName.of(fileName);
            return new Seen(receipt, name, format);
        });
    }

    private record Seen(Receipt receipt, String name, MediaFormat format) {
    }

    @FunctionalInterface
    private interface Arrival {
        Seen at(Path arriving) throws IOException;
    }

    private Media take(Arrival arrival) {
        MediaId id = MediaId.next();
        Path arriving = folder.arriving(id);
        try {
            Seen seen = arrival.at(arriving);
            Media taken = new Media(id, seen.format().kind(), seen.format().mimeType(), seen.name(), seen.receipt().bytes(),
                    seen.receipt().sha256(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            keep(taken, arriving);
            return taken;
        } catch (IOException e) {
            log.warn("The upload {} could not be kept", id, e);
            throw RuleBroken.unavailable("upload-failed", "The file did not arrive completely or could not be kept. Send it again.");
        } finally {
            discard(arriving);
        }
    }

    private void keep(Media taken, Path arrived) throws IOException {
        media.insert(taken);
        try {
            folder.keep(arrived, taken.id());
        } catch (IOException e) {
            media.delete(taken.id());
            throw e;
        }
    }

    private static void discard(Path arriving) {
        try {
            Files.deleteIfExists(arriving);
        } catch (IOException e) {
            log.warn("What is left of an upload could not be deleted: {}", arriving, e);
        }
    }
}
