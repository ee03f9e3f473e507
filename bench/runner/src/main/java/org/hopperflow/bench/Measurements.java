package org.hopperflow.bench;

import java.util.List;
import java.util.Map;

/** What is measured, one after the other. */
final class Measurements {

    private static final int WARM_UP = 5_000;

    private final Postgres postgres;
    private final Provider provider;
    private final Report report;
    private final boolean full;
    private long number = 3_000_000_000L;

    Measurements(Postgres postgres, Provider provider, Report report, boolean full) {
        this.postgres = postgres;
        this.provider = provider;
        this.report = report;
        this.full = full;
    }

    void run(List<String> only) {
        if (only.isEmpty() || only.contains("cpu")) {
            cpu();
        }
        if (only.contains("profile")) {
            profile();
        }
    }

    /** Not a measurement: shows where PostgreSQL's time goes. The program can be recorded with JAVA_TOOL_OPTIONS. */
    private void profile() {
        Database database = postgres.create("hopperflow");
        try (HopperflowSubject subject = new HopperflowSubject("hopperflow", database, provider, 1, 1_000, Map.of()).withAccount()) {
            Figures.measure(subject, postgres, provider, load(WARM_UP, 1));
            try (Sampler sampler = new Sampler(database)) {
                report.say(Figures.head());
                report.say(Figures.measure(subject, postgres, provider, load(10_000, 1)).row());
                sampler.close();
                sampler.tell(report);
            }
        }
    }

    private void cpu() {
        Database database = postgres.create("hopperflow");
        HopperflowSubject first = new HopperflowSubject("hopperflow", database, provider, 1, 1_000, Map.of());
        first.close();
        Database floorTables = postgres.copy("floor", "hopperflow");
        Figures floor;
        try (FloorSubject subject = new FloorSubject(floorTables, provider)) {
            floor = measured(subject, full ? 50_000 : 20_000);
        }
        Figures quickStart;
        try (QuickStartSubject subject = new QuickStartSubject(postgres.create("quickstart"), provider)) {
            quickStart = measured(subject, full ? 10_000 : 4_000);
        }
        Figures own;
        Figures batched;
        try (HopperflowSubject subject = new HopperflowSubject("hopperflow", database, provider, 1, 1_000, Map.of()).withAccount()) {
            own = measured(subject, full ? 50_000 : 20_000);
            batched = Figures.measure(subject, postgres, provider, load(full ? 50_000 : 20_000, 1_000));
        }
        report.say("");
        report.say("CPU in milliseconds per contact, whole life cycle (send, three statuses, 30 % answers)");
        report.say(Figures.head());
        List.of(floor, quickStart, own, batched).forEach(figures -> report.say(figures.row()));
        report.goal("CPU against the untuned quick start", own.cpu() / quickStart.cpu(), 0.2, "times", true);
        report.goal("CPU against the plain loop", own.cpu() / floor.cpu(), 2.5, "times", true);
        report.goal("life cycles per second", own.perSecond(), 400, "/s", false);
        report.goal("webhook acknowledgement p99", own.webhooks().path("p99").asDouble(), 100, "ms", true);
        report.goal("webhook acknowledgement p99, 1,000 statuses a call", batched.webhooks().path("p99").asDouble(), 100, "ms", true);
    }

    /** The second of two runs: the first warms the program up. */
    private Figures measured(Subject subject, int contacts) {
        Figures.measure(subject, postgres, provider, load(WARM_UP, 1));
        return Figures.measure(subject, postgres, provider, load(contacts, 1));
    }

    private Figures.Load load(int contacts, int batch) {
        number += 10_000_000;
        return new Figures.Load(number, contacts, batch);
    }
}
