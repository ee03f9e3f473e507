package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;

class OnlookersTest {

    private final Onlookers onlookers = new Onlookers(2);
    private final InteractionId conversation = InteractionId.next();

    @Test
    void there_is_room_for_so_many_and_no_more() {
        onlookers.enter(conversation, new Onlooker(null));
        onlookers.enter(conversation, new Onlooker(null));

        assertThatThrownBy(() -> onlookers.enter(conversation, new Onlooker(null))).isInstanceOfSatisfying(RuleBroken.class,
                no -> assertThat(no.code()).isEqualTo("too-many-onlookers"));
        assertThat(onlookers.conversations()).containsExactly(conversation);
    }

    @Test
    void who_is_gone_makes_room() {
        Onlooker gone = new Onlooker(null);
        onlookers.enter(conversation, gone);
        gone.leave();

        onlookers.each((id, onlooker) -> onlooker.beat());

        assertThat(onlookers.count()).isZero();
    }

    @Test
    void the_end_of_the_application_waits_for_no_open_page() {
        Onlooker open = new Onlooker(null);
        onlookers.enter(conversation, open);

        onlookers.stop();
        Onlooker late = new Onlooker(null);
        onlookers.enter(conversation, late);

        assertThat(open.beat()).isFalse();
        assertThat(late.beat()).isFalse();
    }

    @Test
    void nobody_hears_of_what_they_know() {
        Onlooker onlooker = new Onlooker("1");
        onlooker.leave();

        assertThat(onlooker.tell("1")).as("nothing was sent").isTrue();
        assertThat(onlooker.tell("2")).isFalse();
    }
}
