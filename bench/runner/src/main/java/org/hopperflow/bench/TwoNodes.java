package org.hopperflow.bench;

import java.util.List;
import java.util.Map;

/** One node and two when the provider is slow: what limits then is how many calls a node has under way, until the account's pace does. */
final class TwoNodes {

    private static final int PROVIDER_MILLIS = 300;
    private static final int ACCOUNT_PER_SECOND = 300;
    private static final int CONTACTS = 15_000;
    private static final double GOAL = 1.8;

    private final Place place;

    TwoNodes(Place place) {
        this.place = place;
    }

    /** So few slots that two nodes stay below the account's pace; then so many that they would exceed it. */
    void measure() {
        Run one = run("one_node", 1, 32);
        Run two = run("two_nodes", 2, 32);
        Run limited = run("two_nodes_at_the_limit", 2, 96);
        place.title("A provider that takes " + PROVIDER_MILLIS + " ms, an account of " + ACCOUNT_PER_SECOND + "/s");
        place.report().say(Figures.head());
        List.of(one, two, limited).forEach(run -> place.report().say(run.figures().row() + " steady: "
                + Math.round(run.steady()) + "/s, most in a second: " + run.most()));
        place.report().goal("two nodes against one, slow provider", two.steady() / one.steady(), GOAL, "times", false);
        int most = Math.max(one.most(), Math.max(two.most(), limited.most()));
        place.report().goal("calls in any second, at most", most, ACCOUNT_PER_SECOND, "calls", true);
    }

    /** @param steady calls a second without the first and the last tenth of them: a run has a start and waits for its last answers */
    private record Run(Figures figures, double steady, int most) {
    }

    private Run run(String name, int nodes, int slots) {
        try (HopperflowSubject subject = place.hopperflow(name, nodes, ACCOUNT_PER_SECOND, Map.of("HOPPER_SEND_SLOTS", Integer.toString(slots)))) {
            place.measure(subject, place.load(place.few() / 2, 1).slow(PROVIDER_MILLIS));
            Figures figures = place.measure(subject, place.load(Math.max(place.few(), place.form().of(CONTACTS)), 1).slow(PROVIDER_MILLIS));
            return new Run(figures, figures.webhooks().path("steady").asDouble(), figures.webhooks().path("rush").asInt());
        }
    }
}
