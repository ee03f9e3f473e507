package org.hopperflow.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hopperflow.shared.MediaId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Tidies up after processes that were killed in the middle of an upload: what was recorded is kept, the rest goes. */
@Component
class LeftBehind implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    private final MediaFolder folder;
    private final MediaRepository media;

    LeftBehind(MediaFolder folder, MediaRepository media) {
        this.folder = folder;
        this.media = media;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Path left : folder.abandoned()) {
                tidy(left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tidy(Path left) throws IOException {
        for (Path file : filesIn(left)) {
            Optional<MediaId> id = idOf(file);
            if (id.isPresent() && media.find(id.get()).isPresent()) {
                folder.keep(file, id.get());
                log.info("Upload {} was complete when its process ended; it is kept", id.get());
            }
        }
        FileSystemUtils.deleteRecursively(left);
    }

    private static List<Path> filesIn(Path left) throws IOException {
        try (Stream<Path> files = Files.list(left)) {
            return files.toList();
        }
    }

    private static Optional<MediaId> idOf(Path file) {
        try {
            return Optional.of(MediaId.of(file.getFileName().toString()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
