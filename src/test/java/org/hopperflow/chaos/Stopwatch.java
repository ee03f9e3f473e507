package org.hopperflow.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where the time of a round goes. */
final class Stopwatch {

    private final long from = System.nanoTime();
    private final List<String> laps = new ArrayList<>();
    private long last = from;

    void lap(String what) {
        long now = System.nanoTime();
        laps.add(what + " " + Duration.ofNanos(now - last).toSeconds());
        last = now;
    }

    long seconds() {
        return Duration.ofNanos(System.nanoTime() - from).toSeconds();
    }

    String laps() {
        return String.join(", ", laps);
    }
}
