package org.hopperflow.bench;

import java.util.Arrays;

/** How long answers took. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = taken;
    }

    synchronized void clear() {
        count = 0;
    }

    /** @param part 0.5 for the median */
    synchronized double millis(double part) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return millis(sorted, part);
    }

    synchronized String json() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return "\"calls\":" + count + ",\"p50\":" + millis(sorted, 0.50) + ",\"p99\":" + millis(sorted, 0.99) + ",\"max\":" + millis(sorted, 1);
    }

    private static double millis(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : Math.round(sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))] / 10_000.0) / 100.0;
    }
}
