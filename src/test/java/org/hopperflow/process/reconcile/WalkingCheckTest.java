package org.hopperflow.process.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that cannot take in everything at once. */
class WalkingCheckTest {

    private final Walk walk = new Walk();

    @Test
    void it_goes_on_where_it_ended_and_begins_again() {
        for (int i = 0; i < 5; i++) {
            walk.look();
        }

        assertThat(walk.begins).containsExactly(null, "1", "2", null, "1");
    }

    @Test
    void only_a_whole_walk_tells_that_something_is_gone() {
        walk.broken = 1;
        Look first = walk.look();
        Look second = walk.look();
        Look third = walk.look();

        assertThat(first).isEqualTo(new Look(1, List.of(Walk.TROUBLE), false));
        assertThat(second).isEqualTo(new Look(1, List.of(Walk.TROUBLE), false));
        assertThat(third).isEqualTo(new Look(1, List.of(Walk.TROUBLE), true));
    }

    @Test
    void the_number_does_not_fall_while_a_walk_has_not_come_by_again() {
        walk.broken = 3;
        walk.look();
        walk.look();
        assertThat(walk.look().found()).isEqualTo(1);

        walk.broken = 0;

        assertThat(walk.look().found()).isEqualTo(1);
        assertThat(walk.look().found()).isEqualTo(1);
        Look end = walk.look();
        assertThat(end.found()).isZero();
        assertThat(end.complete()).isTrue();
        assertThat(end.troubled()).isEmpty();
    }

    /** Three windows; one of them has trouble. */
    private static final class Walk extends WalkingCheck {

        static final Troubled TROUBLE = new Troubled("instance", "position", "broken");
        final List<String> begins = new ArrayList<>();
        int broken;

        @Override
        public String name() {
            return "walk";
        }

        @Override
        Window window(String after) {
            begins.add(after);
            return new Window(after, after == null ? "1" : after.equals("1") ? "2" : null);
        }

        @Override
        Look look(Window window) {
            int number = window.after() == null ? 1 : Integer.parseInt(window.after()) + 1;
            return number == broken ? new Look(1, List.of(TROUBLE), true) : Look.counted(0);
        }
    }
}
