package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.interaction.QueueStrategy.LEAST_RECENTLY_SERVED;
import static org.hopperflow.interaction.QueueStrategy.RING_ALL;
import static org.hopperflow.interaction.QueueStrategy.ROUND_ROBIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void ring_all_asks_nobody_in_particular() {
        assertThat(Turn.next(RING_ALL, List.of(never("ann"), never("bob")))).isEmpty();
    }

    @Test
    void without_agents_it_is_nobodys_turn() {
        assertThat(Turn.next(ROUND_ROBIN, List.of())).isEmpty();
        assertThat(Turn.next(LEAST_RECENTLY_SERVED, List.of())).isEmpty();
    }

    @Test
    void round_robin_begins_with_the_first_name() {
        assertThat(Turn.next(ROUND_ROBIN, List.of(never("bob"), never("ann")))).contains("ann");
    }

    @Test
    void round_robin_goes_on_behind_who_was_asked_last_and_starts_over() {
        assertThat(asked(ROUND_ROBIN, 7, "carl", "ann", "bob")).containsExactly("ann", "bob", "carl", "ann", "bob", "carl", "ann");
    }

    @Test
    void round_robin_does_not_mind_who_served() {
        assertThat(Turn.next(ROUND_ROBIN, List.of(new Turn("ann", at(1), at(9)), new Turn("bob", null, at(10)), never("carl"))))
                .contains("bob");
    }

    @Test
    void round_robin_goes_on_when_who_was_asked_last_left_the_queue() {
        assertThat(Turn.next(ROUND_ROBIN, List.of(new Turn("ann", at(1), null), new Turn("carl", at(2), null)))).contains("ann");
    }

    @Test
    void who_never_had_a_turn_comes_before_all_others() {
        assertThat(Turn.next(LEAST_RECENTLY_SERVED, List.of(new Turn("ann", at(1), at(1)), never("bob")))).contains("bob");
    }

    @Test
    void who_was_served_longest_ago_comes_next() {
        assertThat(Turn.next(LEAST_RECENTLY_SERVED, List.of(new Turn("ann", null, at(8)), new Turn("bob", null, at(5)),
                new Turn("carl", null, at(6))))).contains("bob");
    }

    @Test
    void who_was_asked_and_did_not_take_it_is_not_asked_again_at_once() {
        assertThat(Turn.next(LEAST_RECENTLY_SERVED, List.of(new Turn("ann", at(9), at(1)), new Turn("bob", null, at(5)))))
                .contains("bob");
    }

    /** Asks so many times, a minute apart, and tells who was asked. */
    private static List<String> asked(QueueStrategy strategy, int times, String... agents) {
        List<Turn> turns = new ArrayList<>();
        for (String agent : agents) {
            turns.add(never(agent));
        }
        List<String> asked = new ArrayList<>();
        for (int minute = 0; minute < times; minute++) {
            String next = Turn.next(strategy, turns).orElseThrow();
            asked.add(next);
            turns.replaceAll(new Asked(next, at(minute))::remembered);
        }
        return asked;
    }

    private record Asked(String agent, Instant when) {

        Turn remembered(Turn turn) {
            return turn.agent().equals(agent) ? new Turn(agent, when, turn.servedAt()) : turn;
        }
    }

    private static Turn never(String agent) {
        return new Turn(agent, null, null);
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
