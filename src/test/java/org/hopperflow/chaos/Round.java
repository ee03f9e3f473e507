package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One campaign that is disturbed as its plan says, left to come to rest, and then looked at. */
final class Round {

    private static final Duration LONGER_THAN_THE_GRACE = Duration.ofMinutes(20);
    /** Later than the latest webhook of {@link Customers}. */
    private static final Duration UNTIL_THE_LAST_NEWS = Duration.ofHours(3);

    /**
     * @param number     tells this round's customers from others'
     * @param perSecond  the pace while things break
     */
    record Plan(long seed, int number, int contacts, int perSecond, List<Disturbance> disturbances) {

        /** Seeds that follow each other begin with much the same numbers, so the first are thrown away. */
        private static Random random(long seed) {
            Random random = new Random(seed);
            random.ints(100).sum();
            return random;
        }

        /** One kill at least, and every other round something else, too. */
        static Plan drawn(long seed, int number, int contacts, int perSecond) {
            Random random = random(seed);
            List<Disturbance> drawn = new ArrayList<>(List.of(Disturbance.KILLS.get(random.nextInt(Disturbance.KILLS.size()))));
            if (random.nextBoolean()) {
                drawn.add(Disturbance.drawn(random));
            }
            return new Plan(seed, number, contacts, perSecond, drawn);
        }
    }

    private final Cluster cluster;
    private final Plan plan;
    private final Scene scene;
    private final List<String> happened = new ArrayList<>();
    private final Stopwatch watch = new Stopwatch();

    Round(Cluster cluster, Plan plan) {
        this.cluster = cluster;
        this.plan = plan;
        this.scene = new Scene(cluster, Plan.random(plan.seed()));
    }

    /** Prints its figures whether it holds or not. Answers what happened. */
    List<String> run() {
        Customers customers = Customers.of(scene.random(), plan.number(), plan.contacts());
        customers.settleIn(cluster.counted());
        cluster.endStorms();
        cluster.messagesPerSecond(plan.perSecond());
        String campaign = cluster.campaign(customers.phones());
        watch.lap("set up");
        try {
            disturb();
            watch.lap("disturb");
            cluster.nodes.forEach(Node::followsNoOrders);
            cluster.messagesPerSecond(Cluster.FAST);
            cluster.forgetThrottling();
            comeToRest();
        } catch (AssertionError | RuntimeException e) {
            throw neverCameToRest(campaign, e);
        } finally {
            tell(customers);
        }
        look(campaign, customers);
        return happened;
    }

    /** What is left over says more than that there is something. */
    private AssertionError neverCameToRest(String campaign, Throwable why) {
        AssertionError error = new AssertionError("The round never came to rest: " + why, why);
        try {
            cluster.invariants().hold(campaign, plan.contacts());
        } catch (AssertionError | RuntimeException leftOver) {
            error.addSuppressed(leftOver);
        }
        return error;
    }

    private void look(String campaign, Customers customers) {
        cluster.invariants().hold(campaign, plan.contacts());
        JsonNode counts = cluster.api().get("/api/v1/campaigns/" + campaign + "/hopper").expect(200).json();
        assertThat(counts.path("retry").asInt() + counts.path("pending").asInt() + counts.path("closed").asInt()).as(counts.toString())
                .isEqualTo(plan.contacts()).isEqualTo(counts.path("total").asInt());
        if (plan.disturbances().stream().allMatch(Disturbance::leavesOutcomesKnown)) {
            assertThat(cluster.invariants().unconfirmed(customers.prefix())).as("unconfirmed although nobody was robbed of an answer")
                    .isSubsetOf(customers.whoNeverTell());
        }
    }

    private void disturb() {
        for (Disturbance next : plan.disturbances()) {
            scene.pause(300, 2_000);
            happened.add(next.happen(scene));
            cluster.subscribe(scene.node());
        }
        cluster.nodes.forEach(Node::awaitHealth);
    }

    private void comeToRest() {
        Rest rest = new Rest(cluster);
        rest.whenEverythingLeft();
        watch.lap("send");
        // What was put off leaves now, and may come to nothing that anybody knows again.
        while (rest.somethingWaitsForItsTime()) {
            cluster.advanceClock(LONGER_THAN_THE_GRACE);
            rest.whenEverythingLeft();
        }
        rest.whenEverythingIsSettled();
        watch.lap("settle");
        cluster.advanceClock(UNTIL_THE_LAST_NEWS);
        rest.whenEverythingIsSettled();
        watch.lap("hear the last news");
    }

    private void tell(Customers customers) {
        Invariants invariants = cluster.invariants();
        String line = "seed %d, contacts %d: %s; duplicates %d, lost %d, unconfirmed %d; seconds %d (%s)".formatted(plan.seed(),
                plan.contacts(), String.join(", ", happened), invariants.duplicates().size(), invariants.lost().size(),
                invariants.unconfirmed(customers.prefix()).size(), watch.seconds(), watch.laps());
        System.out.println("chaos: " + line);
        try {
            Files.writeString(Node.FOLDER.resolve("rounds.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
