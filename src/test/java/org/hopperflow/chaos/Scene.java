package org.hopperflow.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hopperflow.chaos.breakable.Moment;

/** Where something breaks; what it hits is drawn by the seed. */
record Scene(Cluster cluster, Random random) {

    private static final Duration UNTIL_A_MOMENT_COMES = Duration.ofSeconds(20);

    /** A node that works. */
    Node node() {
        Node drawn = cluster.nodes.get(random.nextInt(cluster.nodes.size()));
        drawn.awaitHealth();
        return drawn;
    }

    /** Any moment from {@code least} to {@code most} milliseconds from now. */
    void pause(int least, int most) {
        pause(Duration.ofMillis(least + random.nextInt(most - least)));
    }

    /** A moment nobody can choose: that is the point. */
    void pause(Duration time) {
        try {
            if (new Semaphore(0).tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody gives this permit");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Some dozens to some hundreds of calls. */
    String storm(String kind, boolean accepted) {
        int calls = 50 + random.nextInt(200);
        cluster.storm(kind, calls, accepted);
        return kind + " for " + calls + " calls" + (accepted ? " that arrive" : "");
    }

    /** Each node at a moment of its own. Answers the moments that were passed. */
    List<Moment> bothEndAt(List<Moment> moments) {
        cluster.nodes.forEach(Node::awaitHealth);
        // The other one ends first and stays down for a while: brought to it, the news that a moment needs would not come.
        cluster.subscribe(cluster.nodes.get(moments.size() - 1));
        for (int i = 0; i < moments.size(); i++) {
            cluster.nodes.get(i).endAt(moments.get(i), 1);
        }
        List<Moment> passed = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Node victim = cluster.nodes.get(i);
            if (victim.ends(UNTIL_A_MOMENT_COMES)) {
                passed.add(moments.get(i));
            }
            victim.followsNoOrders();
        }
        cluster.nodes.stream().filter(node -> !node.runs()).forEach(Node::launch);
        return passed;
    }

    /** False when the node never came to that moment, since nothing was left to do. */
    boolean endsAt(Node victim, Moment moment, int pass) {
        victim.endAt(moment, pass);
        boolean ended = victim.ends(UNTIL_A_MOMENT_COMES);
        victim.followsNoOrders();
        if (ended) {
            victim.launch();
        }
        return ended;
    }
}
