package org.hopperflow.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheredTest {

    private final List<String> written = new ArrayList<>();
    private final Gathered<String> entries = new Gathered<>(some -> written.add("entries " + some));
    private final Gathered<String> messages = new Gathered<>(some -> written.add("messages " + some));

    @Test
    void outside_of_a_batch_each_change_is_written_at_once() {
        entries.add("1");
        entries.add("2");

        assertThat(written).containsExactly("entries [1]", "entries [2]");
    }

    @Test
    void in_a_batch_the_changes_of_a_kind_are_written_together_at_its_end() {
        String answer = Gathered.together(() -> {
            entries.add("1");
            messages.add("a");
            entries.add("2");
            assertThat(written).isEmpty();
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(written).containsExactly("entries [1, 2]", "messages [a]");
    }

    @Test
    void a_batch_within_a_batch_is_part_of_it() {
        Gathered.together(() -> {
            Gathered.together(() -> {
                entries.add("1");
                return null;
            });
            assertThat(written).isEmpty();
            entries.add("2");
            return null;
        });

        assertThat(written).containsExactly("entries [1, 2]");
    }

    @Test
    void who_looks_has_it_written_before() {
        Gathered.together(() -> {
            entries.add("1");
            entries.writeNow();
            assertThat(written).containsExactly("entries [1]");
            entries.writeNow();
            entries.add("2");
            return null;
        });

        assertThat(written).containsExactly("entries [1]", "entries [2]");
    }

    @Test
    void what_the_writing_brings_up_is_written_before_what_was_gathered_later() {
        Gathered<String> flows = new Gathered<>(some -> some.forEach(entries::add));

        Gathered.together(() -> {
            flows.add("1");
            messages.add("a");
            flows.add("2");
            return null;
        });

        assertThat(written).containsExactly("entries [1, 2]", "messages [a]");
    }

    @Test
    void who_looks_while_a_batch_is_written_sees_what_still_waits_there() {
        Gathered<String> flows = new Gathered<>(some -> messages.writeNow());

        Gathered.together(() -> {
            flows.add("1");
            messages.add("a");
            return null;
        });

        assertThat(written).containsExactly("messages [a]");
    }

    @Test
    void a_batch_that_fails_writes_nothing_and_leaves_nothing_for_the_next() {
        assertThatThrownBy(() -> Gathered.together(() -> {
            entries.add("1");
            throw new IllegalStateException("no");
        })).hasMessage("no");

        Gathered.together(() -> null);

        assertThat(written).isEmpty();
    }
}
