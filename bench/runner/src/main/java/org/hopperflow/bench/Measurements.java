package org.hopperflow.bench;

import java.util.List;

/** What is measured, one after the other. */
final class Measurements {

    private final Place place;

    Measurements(Place place) {
        this.place = place;
    }

    /** @param only names of measurements; empty for all */
    void run(List<String> only) {
        Chosen chosen = name -> only.isEmpty() || only.contains(name);
        chosen.run("cpu", () -> new CpuPerContact(place).measure());
        try (Crowd crowd = new Crowd(place)) {
            chosen.run("million", () -> new MillionPending(place, crowd).measure());
            chosen.run("disk", () -> new DiskPerContact(place, crowd).measure());
            chosen.run("pages", () -> new Pages(place, crowd).measure());
        }
        chosen.run("import", () -> new ImportAgainstCopy(place).measure());
        chosen.run("timers", () -> new MassTimeout(place).measure());
        chosen.run("nodes", () -> new TwoNodes(place).measure());
        if (only.contains("profile")) {
            new Profile(place).measure();
        }
    }

    private interface Chosen {

        boolean is(String name);

        default void run(String name, Runnable measurement) {
            if (is(name)) {
                measurement.run();
            }
        }
    }
}
