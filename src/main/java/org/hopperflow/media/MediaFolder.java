package org.hopperflow.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RunMode;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where files are: {@code <data>/media/<id>} for good, and until then in a folder of this process below {@code <data>/media/incoming},
 * with a lock that dies with the process. A folder that nobody locks is what a killed process left, even when several nodes share the
 * data folder.
 */
@Component
class MediaFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    /** A folder of this name is not finished: its lock is not held yet. */
    private static final String UNBORN = ".";

    private final Path kept;
    private final Path incoming;
    private final Path mine;
    private final FileChannel lock;

    MediaFolder(RunMode mode) throws IOException {
        kept = Files.createDirectories(mode.dataDir().resolve("media")).toAbsolutePath();
        incoming = Files.createDirectories(kept.resolve("incoming"));
        String name = Ids.next().toString();
        Path unborn = Files.createDirectory(incoming.resolve(UNBORN + name));
        lock = opened(unborn);
        lock.lock();
        mine = Files.move(unborn, incoming.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Path arriving(MediaId id) {
        return mine.resolve(id.toString());
    }

    /** Where the web server may put what it has received so far. */
    Path mine() {
        return mine;
    }

    Path kept(MediaId id) {
        return kept.resolve(id.toString());
    }

    void keep(Path arrived, MediaId id) throws IOException {
        Files.move(arrived, kept(id), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The folders of processes that are gone. */
    List<Path> abandoned() throws IOException {
        try (Stream<Path> folders = Files.list(incoming)) {
            return folders.filter(folder -> !folder.equals(mine) && !folder.getFileName().toString().startsWith(UNBORN))
                    .filter(MediaFolder::ownerIsGone).toList();
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        FileSystemUtils.deleteRecursively(mine);
    }

    private static FileChannel opened(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean ownerIsGone(Path folder) {
        try (FileChannel channel = opened(folder); FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException | IOException stillThereOrTidiedUpMeanwhile) {
            return false;
        }
    }
}
