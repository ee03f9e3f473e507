package org.hopperflow.interaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.hopperflow.message.Conversations;
import org.hopperflow.message.ServiceWindow;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/** Whether agents may write, and until when anybody waits for them. */
@Component
class Windows {

    static final String CLOSED = "The interaction is closed.";

    private final Conversations conversations;
    private final Duration abandonedAfter;

    /** @param abandonedAfter how long an untouched conversation outlives its window; 7 days when not set */
    Windows(Conversations conversations, @Value("${hopper.interaction.abandoned-after:P7D}") String abandonedAfter) {
        this.conversations = conversations;
        this.abandonedAfter = DurationStyle.detectAndParse(abandonedAfter);
    }

    Window of(Interaction interaction) {
        ServiceWindow.State state = state(interaction);
        if (!interaction.open()) {
            return new Window(false, state.endsAt(), CLOSED);
        }
        return interaction.ofAgents() ? new Window(state.open(), state.endsAt(), state.reason())
                : new Window(false, state.endsAt(), ServiceWindow.WAITING);
    }

    /** Counts from the latest thing that happened, so that a recontact does not end at once what it revives. */
    Instant abandonedAt(Interaction interaction) {
        Talk talk = interaction.talk();
        return Stream.of(interaction.life().openedAt(), state(interaction).endsAt(), talk.templateSentAt(), talk.lastCustomerAt(),
                        talk.asked() == null ? null : talk.asked().at())
                .filter(Objects::nonNull).max(Comparator.naturalOrder()).orElseThrow().plus(abandonedAfter);
    }

    private ServiceWindow.State state(Interaction interaction) {
        return conversations.window(interaction.talk().facts(interaction.customer().account()));
    }
}
