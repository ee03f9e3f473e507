package org.hopperflow.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.chaos.breakable.Moment;

/** What can break while messages are sent. Each ends with its processes launched again, if not yet healthy. */
enum Disturbance {

    KILL {
        @Override
        String happen(Scene scene) {
            Node victim = scene.node();
            victim.kill();
            scene.pause(0, 2_000);
            victim.launch();
            return "kill -9";
        }
    },
    KILL_OF_BOTH {
        @Override
        String happen(Scene scene) {
            scene.cluster().nodes.forEach(Node::kill);
            scene.cluster().nodes.forEach(Node::launch);
            return "kill -9 of both";
        }
    },
    KILL_AT_A_MOMENT {
        @Override
        String happen(Scene scene) {
            Moment moment = Moment.values()[scene.random().nextInt(Moment.values().length)];
            boolean ended = scene.endsAt(scene.node(), moment, 1 + scene.random().nextInt(4));
            return (ended ? "end at " : "no end, since nobody passed ") + moment;
        }
    },
    /** For the short form: leaves nothing to chance. Both nodes at once, so that they start beside each other. */
    KILL_AT_THE_WORST_MOMENTS {
        @Override
        String happen(Scene scene) {
            List<Moment> passed = Stream.of(
                            List.of(Moment.MARKED_NOT_CALLED, Moment.CALLED_NOT_RECORDED),
                            List.of(Moment.RECORDED_NOT_SIGNALLED, Moment.HANDED_OVER_NOT_COMMITTED))
                    .flatMap(two -> scene.bothEndAt(two).stream()).toList();
            return "end at " + passed.stream().map(Moment::name).collect(Collectors.joining(" and "));
        }
    },
    /** Longer than its leases: what it holds is given up, and then it wakes and believes it still holds it. */
    FREEZE {
        @Override
        String happen(Scene scene) {
            Node victim = scene.node();
            victim.freeze();
            scene.pause(Node.LEASE.plusMillis(1_000 + scene.random().nextInt(1_500)));
            victim.thaw();
            return "freeze";
        }
    },
    DATABASE_CRASH {
        @Override
        String happen(Scene scene) {
            scene.cluster().crashDatabase();
            return "PostgreSQL crash";
        }
    },
    DATABASE_RESTART {
        @Override
        String happen(Scene scene) {
            scene.cluster().restartDatabase(() -> scene.pause(2_000, 5_000));
            return "PostgreSQL restart";
        }
    },
    TOO_FAST {
        @Override
        String happen(Scene scene) {
            return scene.storm("THROTTLED", false);
        }

        @Override
        boolean leavesOutcomesKnown() {
            return true;
        }
    },
    ERROR_PAGES {
        @Override
        String happen(Scene scene) {
            return scene.storm("ERROR_PAGE", scene.random().nextBoolean());
        }
    },
    NO_ANSWERS {
        @Override
        String happen(Scene scene) {
            return scene.storm("NO_ANSWER", scene.random().nextBoolean());
        }
    },
    /** While something is on its way, the time of everybody is another: due times, sending hours, graces. */
    CLOCK_JUMP {
        @Override
        String happen(Scene scene) {
            Duration jump = Duration.ofSeconds(60 + scene.random().nextInt(10_000));
            scene.cluster().advanceClock(jump);
            return "clock ahead by " + jump;
        }

        @Override
        boolean leavesOutcomesKnown() {
            return true;
        }
    },
    /** One machine's clock is wrong until the round ends; leases must not notice. */
    WRONG_CLOCK {
        @Override
        String happen(Scene scene) {
            Duration wrong = Duration.ofSeconds((60 + scene.random().nextInt(120)) * (scene.random().nextBoolean() ? 1 : -1));
            Node victim = scene.node();
            victim.clockWrongBy(wrong);
            return victim.name() + "'s clock wrong by " + wrong;
        }

        @Override
        boolean leavesOutcomesKnown() {
            return true;
        }
    },
    DISK_FULL {
        @Override
        String happen(Scene scene) {
            if (!scene.cluster().hasADiskToFill()) {
                return "no full disk, since none can be mounted here";
            }
            scene.cluster().fillDisk(() -> scene.pause(3_000, 6_000));
            return "disk full";
        }
    },
    CONNECTIONS_CUT {
        @Override
        String happen(Scene scene) {
            scene.cluster().cutConnections();
            return "connections cut";
        }
    },
    /** One node after the other is stopped and started, as an upgrade does. Nothing may become unconfirmed by that. */
    ROLLING_RESTART {
        @Override
        String happen(Scene scene) {
            for (Node node : scene.cluster().nodes) {
                node.awaitHealth();
                node.stop(AS_LONG_AS_AN_END_MAY_TAKE);
                node.launch();
                node.awaitHealth();
            }
            return "rolling restart";
        }

        @Override
        boolean leavesOutcomesKnown() {
            return true;
        }
    };

    private static final Duration AS_LONG_AS_AN_END_MAY_TAKE = Duration.ofSeconds(30);

    /** Answers what it came to, in the words of {@code rounds.txt}. */
    abstract String happen(Scene scene);

    /** True when no send may become unconfirmed by it. */
    boolean leavesOutcomesKnown() {
        return false;
    }

    /** A moment of the corridor is drawn more often: there is more to go wrong. */
    static final List<Disturbance> KILLS = List.of(KILL, KILL_AT_A_MOMENT, KILL_AT_A_MOMENT, KILL_OF_BOTH);

    static Disturbance drawn(Random random) {
        List<Disturbance> all = Stream.of(values()).filter(one -> one != KILL_AT_THE_WORST_MOMENTS).toList();
        return all.get(random.nextInt(all.size()));
    }
}
