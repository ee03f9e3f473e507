package org.hopperflow.interaction;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When an agent's turn was in a queue.
 *
 * @param askedAt  when a conversation was offered to them alone; null when never
 * @param servedAt when they took one; null when never
 */
record Turn(String agent, Instant askedAt, Instant servedAt) {

    private static final Comparator<Instant> NEVER_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    /** Whose turn it is; empty without agents. */
    static Optional<String> next(QueueStrategy strategy, List<Turn> turns) {
        List<Turn> byName = turns.stream().sorted(Comparator.comparing(Turn::agent)).toList();
        return switch (strategy) {
            case RING_ALL -> Optional.empty();
            case ROUND_ROBIN -> behindTheLast(byName).map(Turn::agent);
            case LEAST_RECENTLY_SERVED -> byName.stream().min(Comparator.comparing(Turn::latest, NEVER_FIRST)).map(Turn::agent);
        };
    }

    private static Optional<Turn> behindTheLast(List<Turn> byName) {
        Optional<Turn> last = byName.stream().filter(turn -> turn.askedAt != null).max(Comparator.comparing(Turn::askedAt));
        return last.flatMap(asked -> byName.stream().filter(turn -> turn.agent.compareTo(asked.agent) > 0).findFirst())
                .or(() -> byName.stream().findFirst());
    }

    private Instant latest() {
        return NEVER_FIRST.compare(askedAt, servedAt) < 0 ? servedAt : askedAt;
    }
}
