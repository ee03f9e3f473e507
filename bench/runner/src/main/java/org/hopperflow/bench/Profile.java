package org.hopperflow.bench;

/** Not a measurement: shows where PostgreSQL's time goes. The program can be recorded with JAVA_TOOL_OPTIONS. */
final class Profile {

    private static final int CONTACTS = 10_000;

    private final Place place;

    Profile(Place place) {
        this.place = place;
    }

    void measure() {
        try (HopperflowSubject subject = place.hopperflow("profile")) {
            place.warmUp(subject);
            try (Sampler sampler = new Sampler(subject.database())) {
                place.report().say(Figures.head());
                place.report().say(place.measure(subject, place.load(CONTACTS, 1)).row());
                sampler.close();
                sampler.tell(place.report());
            }
        }
    }
}
