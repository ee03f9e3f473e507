package org.hopperflow.bench;

import java.util.List;
import java.util.Map;

/** What a contact costs, beside two programs that do the same. */
final class CpuPerContact {

    private static final int CONTACTS = 50_000;
    private static final int CONTACTS_OF_QUICK_START = 10_000;

    private final Place place;

    CpuPerContact(Place place) {
        this.place = place;
    }

    void measure() {
        Database database = place.postgres().create("hopperflow");
        new HopperflowSubject("hopperflow", database, place.provider(), 1, 1_000, Map.of()).close();
        Database floorTables = place.postgres().copy("floor", "hopperflow");
        Figures floor;
        try (FloorSubject subject = new FloorSubject(floorTables, place.provider())) {
            floor = second(subject, contacts());
        }
        Figures quickStart;
        try (QuickStartSubject subject = new QuickStartSubject(place.postgres().create("quickstart"), place.provider())) {
            quickStart = second(subject, part(CONTACTS_OF_QUICK_START));
        }
        Figures own;
        Figures batched;
        try (HopperflowSubject subject = new HopperflowSubject("hopperflow", database, place.provider(), 1, 1_000, Map.of()).withAccount()) {
            own = second(subject, contacts());
            batched = place.measure(subject, place.load(contacts(), 1_000));
        }
        place.title("CPU in milliseconds per contact, whole life cycle (send, three statuses, 30 % answers)");
        tell(List.of(floor, quickStart, own, batched));
    }

    private void tell(List<Figures> figures) {
        Report report = place.report();
        report.say(Figures.head());
        figures.forEach(one -> report.say(one.row()));
        Figures own = figures.get(2);
        report.goal("CPU against the untuned quick start", own.cpu() / figures.get(1).cpu(), 0.2, "times", true);
        report.goal("CPU against the plain loop", own.cpu() / figures.get(0).cpu(), 2.5, "times", true);
        report.goal("life cycles per second", own.perSecond(), 400, "/s", false);
        report.goal("webhook acknowledgement p99", own.webhooks().path("p99").asDouble(), 100, "ms", true);
        report.goal("webhook acknowledgement p99, 1,000 statuses a call", figures.get(3).webhooks().path("p99").asDouble(), 100, "ms", true);
    }

    /** The first of two runs warms the program up. */
    private Figures second(Subject subject, int contacts) {
        place.warmUp(subject);
        return place.measure(subject, place.load(contacts, 1));
    }

    private int contacts() {
        return part(CONTACTS);
    }

    /** What is small already is not made ten times smaller. */
    private int part(int full) {
        return place.form() == Form.FULL ? full : full * 2 / 5;
    }
}
