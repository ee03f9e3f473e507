package org.hopperflow.bench;

import java.util.Arrays;

/** When calls came, to tell how many came within one second at the most, and how many a second when the run was neither new nor ending. */
final class Rush {

    private static final long SECOND = 1_000_000_000L;

    private long[] nanos = new long[1 << 14];
    private int count;

    synchronized void add(long at) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = at;
    }

    synchronized void clear() {
        count = 0;
    }

    /** Without the first and the last tenth of the calls. */
    synchronized double steadyPerSecond() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int from = count / 10;
        int to = count - 1 - from;
        return to <= from ? 0 : (to - from) * (double) SECOND / (sorted[to] - sorted[from]);
    }

    /** Whenever the second begins. */
    synchronized int mostInASecond() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int most = 0;
        int first = 0;
        for (int i = 0; i < count; i++) {
            while (sorted[i] - sorted[first] >= SECOND) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }
}
