package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One campaign that is disturbed in every way the seed says, left to come to rest, and then looked at. */
final class Round {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @param number tells this round's customers from others'; @param disturbances how often something breaks */
    record Plan(long seed, int number, int contacts, int disturbances) {
    }

    private final Cluster cluster;
    private final Plan plan;
    private final Random random;
    private int kills;
    private int cuts;
    private int crashes;

    Round(Cluster cluster, Plan plan) {
        this.cluster = cluster;
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    /** Prints its figures whether it holds or not. */
    void run() {
        long from = System.nanoTime();
        Customers customers = Customers.of(random, plan.number(), plan.contacts());
        customers.settleIn(cluster.counted());
        String campaign = cluster.campaign(customers.phones());
        for (int i = 0; i < plan.disturbances() && !sent(campaign); i++) {
            pause(300 + random.nextInt(2_500));
            disturb();
        }
        cluster.nodes.stream().filter(node -> !node.runs()).forEach(Node::launch);
        cluster.nodes.forEach(Node::awaitHealth);
        try {
            comesToRest(campaign);
        } finally {
            tell(Duration.ofNanos(System.nanoTime() - from));
            // Also when it never came to rest: what is left over says why.
            cluster.invariants().hold(campaign, plan.contacts());
        }
    }

    private void disturb() {
        int lot = random.nextInt(10);
        Node victim = cluster.nodes.get(random.nextInt(cluster.nodes.size()));
        if (lot < 6) {
            kill(victim, random.nextInt(3_000));
        } else if (lot < 7) {
            cluster.nodes.forEach(Node::kill);
            kills += cluster.nodes.size();
            cluster.nodes.forEach(Node::launch);
        } else if (lot < 8) {
            crashes++;
            cluster.crashDatabase();
        } else {
            cuts++;
            cluster.cutConnections();
        }
        cluster.nodes.forEach(Node::awaitHealth);
        cluster.subscribe(cluster.nodes.get(random.nextInt(cluster.nodes.size())));
    }

    private void kill(Node victim, int downMillis) {
        kills++;
        victim.kill();
        pause(downMillis);
        victim.launch();
    }

    private boolean sent(String campaign) {
        return cluster.database().count("""
                select (select count(*) from hopper_entry where campaign_id = '%1$s' and status = 'FRESH')
                     + (select count(*) from attempt where campaign_id = '%1$s' and state in ('QUEUED', 'SENDING'))
                """.formatted(campaign)) == 0;
    }

    private void comesToRest(String campaign) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> sent(campaign));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> cluster.database().count(Invariants.UNDER_WAY) == 0
                && cluster.counted().count("select count(*) from sandbox_webhook") == 0
                && cluster.database().count("select (select count(*) from inbox_item where state = 'NEW')"
                        + " + (select count(*) from webhook_event where state = 'RECEIVED')") == 0);
    }

    private void tell(Duration took) {
        Invariants invariants = cluster.invariants();
        String line = ("seed %d, contacts %d, kills %d, database crashes %d, connections cut %d, "
                + "duplicates %d, lost %d, unconfirmed %d, seconds %d").formatted(plan.seed(), plan.contacts(), kills, crashes, cuts,
                invariants.duplicates().size(), invariants.lost().size(),
                invariants.unconfirmed(String.format("393%04d", plan.number())).size(), took.toSeconds());
        System.out.println("chaos: " + line);
        try {
            Files.writeString(Node.FOLDER.resolve("rounds.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A moment nobody can choose: that is the point. */
    private static void pause(int millis) {
        try {
            if (new Semaphore(0).tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody gives this permit");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
