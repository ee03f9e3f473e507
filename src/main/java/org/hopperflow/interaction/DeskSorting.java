package org.hopperflow.interaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides which list a conversation belongs into; it may be several. */
@Component
class DeskSorting {

    private static final Duration SOON = Duration.ofHours(2);
    private static final Comparator<Placed> ESCALATED_THEN_SOONEST = Comparator
            .comparing((Placed placed) -> placed.interaction().holding().escalatedAt() == null)
            .thenComparing(placed -> placed.window().endsAt(), Comparator.nullsLast(Comparator.naturalOrder()));

    private final Windows windows;
    private final Clock clock;

    DeskSorting(Windows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    /** A conversation and its window at this moment. */
    record Placed(Interaction interaction, Window window) {
    }

    record Sorted(Map<DeskList, List<Placed>> lists) {

        List<Placed> in(DeskList list) {
            return lists.get(list).stream().sorted(ESCALATED_THEN_SOONEST).toList();
        }

        Map<DeskList, Long> counts() {
            Map<DeskList, Long> counts = new EnumMap<>(DeskList.class);
            lists.forEach((list, placed) -> counts.put(list, (long) placed.size()));
            return counts;
        }
    }

    Sorted of(List<Interaction> open, DeskUser user) {
        Map<DeskList, List<Placed>> lists = new EnumMap<>(DeskList.class);
        for (DeskList list : DeskList.values()) {
            lists.put(list, new ArrayList<>());
        }
        Instant soon = clock.instant().plus(SOON);
        for (Interaction interaction : open) {
            Placed placed = new Placed(interaction, windows.of(interaction));
            lists.get(DeskList.ALL).add(placed);
            if (user.name().equals(interaction.holding().agent())) {
                lists.get(DeskList.MINE).add(placed);
            } else if (interaction.holding().waitsFor(user.name())) {
                lists.get(DeskList.QUEUE).add(placed);
            } else {
                continue;
            }
            if (placed.window().open() && placed.window().endsAt().isBefore(soon)) {
                lists.get(DeskList.ENDING).add(placed);
            } else if (!placed.window().open() && !interaction.waitsForCustomer()) {
                lists.get(DeskList.RECONTACT).add(placed);
            }
        }
        return new Sorted(lists);
    }
}
