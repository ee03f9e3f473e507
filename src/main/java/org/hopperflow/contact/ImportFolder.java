package org.hopperflow.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.RunMode;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where uploaded files wait for their import: a folder of this process under {@code <data>/imports}, with a lock that dies with the
 * process. A file in a folder nobody locks is an import nobody works on, even when several nodes share the data folder.
 */
@Component
class ImportFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String CSV = ".csv";

    private final Path all;
    private final Path mine;
    private final FileChannel lock;

    ImportFolder(RunMode mode) throws IOException {
        all = Files.createDirectories(mode.dataDir().resolve("imports"));
        mine = all.resolve(Ids.next().toString());
        synchronized (ImportFolder.class) {
            try (FileChannel nobodyLooks = locked(all)) {
                Files.createDirectory(mine);
                lock = locked(mine);
            }
        }
    }

    Path file(UUID job) {
        return mine.resolve(job + CSV);
    }

    void store(UUID job, InputStream body) throws IOException {
        try {
            Files.copy(body, file(job));
        } catch (IOException e) {
            delete(job);
            throw e;
        }
    }

    void delete(UUID job) {
        try {
            Files.deleteIfExists(file(job));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The imports of processes that are gone; their folders are removed. */
    List<UUID> takeAbandoned() throws IOException {
        List<UUID> abandoned = new ArrayList<>();
        synchronized (ImportFolder.class) {
            try (FileChannel nobodyBegins = locked(all)) {
                for (Path folder : folders()) {
                    abandoned.addAll(takeIfAbandoned(folder));
                }
            }
        }
        return abandoned;
    }

    /** Those of this process that have not ended. */
    List<UUID> unfinished() throws IOException {
        return jobsIn(mine);
    }

    @Override
    public void close() throws IOException {
        lock.close();
        FileSystemUtils.deleteRecursively(mine);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> inside = Files.list(all)) {
            return inside.filter(Files::isDirectory).toList();
        }
    }

    private List<UUID> takeIfAbandoned(Path folder) throws IOException {
        if (folder.equals(mine) || !ownerIsGone(folder)) {
            return List.of();
        }
        List<UUID> jobs = jobsIn(folder);
        FileSystemUtils.deleteRecursively(folder);
        return jobs;
    }

    /** Held until the channel is closed or the process ends, however it ends. */
    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    private static boolean ownerIsGone(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static List<UUID> jobsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(CSV))
                    .map(name -> UUID.fromString(name.substring(0, name.length() - CSV.length()))).toList();
        }
    }
}
