package org.hopperflow.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Where measurements are made, and what all of them need. */
record Place(Postgres postgres, Provider provider, Report report, Form form, AtomicLong lastNumber) {

    private static final int WARM_UP = 5_000;
    private static final long FIRST_NUMBER = 3_000_000_000L;
    /** No load is larger, so no two of them share a customer. */
    private static final long NUMBERS_EACH = 10_000_000;

    Place(Postgres postgres, Provider provider, Report report, Form form) {
        this(postgres, provider, report, form, new AtomicLong(FIRST_NUMBER));
    }

    /** @param batch statuses per webhook call */
    Figures.Load load(int contacts, int batch) {
        return new Figures.Load(lastNumber.addAndGet(NUMBERS_EACH), contacts, batch);
    }

    Figures measure(Subject subject, Figures.Load load) {
        return Figures.measure(subject, postgres, provider, load);
    }

    /** As many as it takes to meet all of the code, and the fewest that are worth a measurement. */
    int few() {
        return form == Form.TINY ? WARM_UP / 5 : WARM_UP;
    }

    /** So that the next run finds a program that has met all of its code. */
    void warmUp(Subject subject) {
        measure(subject, load(few(), 1));
    }

    /** One node on a database of its own. */
    HopperflowSubject hopperflow(String name) {
        return hopperflow(name, 1, 1_000, Map.of());
    }

    HopperflowSubject hopperflow(String name, int nodes, int messagesPerSecond, Map<String, String> settings) {
        return new HopperflowSubject(name, postgres.create(name), provider, nodes, messagesPerSecond, settings).withAccount();
    }

    void title(String what) {
        report.say("");
        report.say(what + " (" + form.name().toLowerCase(java.util.Locale.ROOT) + " form)");
    }
}
