package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.campaign.HopperRepository.Awaited;
import org.hopperflow.campaign.HopperRepository.FirstTry;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Gathered;
import org.springframework.stereotype.Component;

/** What every contact of a batch changes in its entry: written together at the batch's end, or before anybody looks. */
@Component
class EntryChanges {

    private final HopperRepository entries;
    private final Gathered<FirstTry> firstTries;
    private final Gathered<Awaited> awaited;

    EntryChanges(HopperRepository entries) {
        this.entries = entries;
        this.firstTries = new Gathered<>(entries::countFirst);
        this.awaited = new Gathered<>(entries::awaitReply);
    }

    /** The entries with everything this transaction has changed in them so far. */
    HopperRepository rows() {
        firstTries.writeNow();
        awaited.writeNow();
        return entries;
    }

    /** An entry just taken makes its next try. Answers which one that is. */
    int countFirst(HopperEntry taken, String instance) {
        int number = taken.attempts() + 1;
        firstTries.add(new FirstTry(taken.id(), number, instance));
        return number;
    }

    void awaitReply(EntryId entry, Instant deadline) {
        awaited.add(new Awaited(entry, deadline));
    }
}
