package org.hopperflow.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file system PostgreSQL lives on. Where this machine lets us mount one it is a small one of its own, so that it can be filled;
 * elsewhere it is the machine's, and stays as it is.
 */
record Disk(Path folder, boolean ours) {

    private static final String SIZE = "1g";
    private static final int[] CHUNKS = {1 << 20, 1 << 12};

    /** Empty. */
    static Disk at(Path folder) {
        run("umount", "-l", folder.toString());
        Folders.delete(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Disk(folder, run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()));
    }

    /** To the last byte. */
    void fill() {
        for (int chunk : CHUNKS) {
            try (OutputStream ballast = Files.newOutputStream(ballast(chunk))) {
                for (byte[] bytes = new byte[chunk];;) {
                    ballast.write(bytes);
                }
            } catch (IOException full) {
                // That is what was wanted.
            }
        }
    }

    void free() {
        try {
            for (int chunk : CHUNKS) {
                Files.deleteIfExists(ballast(chunk));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing may live on it any more. */
    void remove() {
        if (ours) {
            run("umount", "-l", folder.toString());
        }
    }

    private Path ballast(int chunk) {
        return folder.resolve("ballast-" + chunk);
    }

    /** False when it did not work: not Linux, not root, or not allowed to. */
    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
