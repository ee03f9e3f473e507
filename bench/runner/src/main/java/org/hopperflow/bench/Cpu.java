package org.hopperflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of processes as Linux counts it, in milliseconds; a tick is 10 ms. */
final class Cpu {

    private static final long MILLIS_PER_TICK = 10;
    /** Positions behind the command's name in /proc/pid/stat: user, system, then the same of children that ended. */
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Cpu() {
    }

    static long of(long pid) {
        String[] stat = stat(pid);
        return (tick(stat, USER) + tick(stat, SYSTEM)) * MILLIS_PER_TICK;
    }

    /** A server with its workers, those that ended too. */
    static long ofFamily(long pid) {
        String[] stat = stat(pid);
        long ended = (tick(stat, CHILDREN_USER) + tick(stat, CHILDREN_SYSTEM)) * MILLIS_PER_TICK;
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).orElseThrow().children()) {
            return of(pid) + ended + children.mapToLong(child -> ofChild(child.pid(), pid)).sum();
        }
    }

    private static long ofChild(long pid, long parent) {
        try {
            String[] stat = stat(pid);
            return tick(stat, PARENT) == parent ? (tick(stat, USER) + tick(stat, SYSTEM)) * MILLIS_PER_TICK : 0;
        } catch (IllegalStateException ended) {
            return 0;
        }
    }

    private static String[] stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            throw new IllegalStateException("Process " + pid + " cannot be read; the bench needs Linux", e);
        }
    }

    private static long tick(String[] stat, int position) {
        return Long.parseLong(stat[position].trim());
    }
}
