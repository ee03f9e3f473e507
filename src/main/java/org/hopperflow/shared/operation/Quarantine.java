package org.hopperflow.shared.operation;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.operation.QuarantineRepository.Begun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * While it is active nothing leaves, from no node; what comes in is taken, and timers run. It begins by itself when the database was
 * restored, since a restored database cannot know what was sent after the backup, or by an operator; it ends only by an operator.
 */
@Component
public class Quarantine {

    /** What a campaign shows as the reason why it sends nothing. */
    public static final String REASON = "Quarantine: nothing is sent until an operator releases it";

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
    private static final String SYSTEM = "system";

    private final QuarantineRepository quarantines;
    private final DatabaseIdentityRepository identities;
    private final Uptime uptime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Quarantine(QuarantineRepository quarantines, DatabaseIdentityRepository identities, Uptime uptime, ApplicationEventPublisher events,
            Clock clock) {
        this.quarantines = quarantines;
        this.identities = identities;
        this.uptime = uptime;
        this.events = events;
        this.clock = clock;
    }

    public boolean active() {
        return find().isPresent();
    }

    /** For a person; empty while it is not active. */
    public Optional<String> why() {
        return find().map(Begun::reason);
    }

    /**
     * Asked in the transaction that marks messages as leaving: no quarantine begins before that transaction ends. Also false when the
     * database is another one than it was and nobody has noticed yet.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean letsSend() {
        quarantines.share();
        return quarantines.find().isEmpty() && identities.same();
    }

    /** @throws RuleBroken quarantine, for whoever asks for something to be sent while it is active */
    public void refuseToSend() {
        if (active()) {
            throw RuleBroken.conflict("quarantine", "Nothing is sent while the system is in quarantine. An operator has to release it first.");
        }
    }

    Optional<Begun> find() {
        return quarantines.find();
    }

    /** Nobody marks a message until the transaction ends. */
    void lock() {
        quarantines.lock();
    }

    /** An operator's stop: what is queued stays queued, campaigns go on where they were when it is released. */
    @Transactional
    public void byHand(String reason, String operator) {
        quarantines.lock();
        if (active()) {
            throw RuleBroken.conflict("quarantine", "The system is in quarantine already.");
        }
        begin(new Begun(Ids.next(), reason, clock.instant(), operator, null));
    }

    /** What could be sent a second time becomes a person's decision, in this transaction. */
    @Transactional
    public void restored(String why) {
        quarantines.lock();
        DatabaseRestored restored = new DatabaseRestored(why, uptime.lastBeat().orElse(null));
        // A backup that was made in a quarantine brings that one along.
        UUID open = find().map(Begun::id).orElse(null);
        if (open == null) {
            begin(new Begun(Ids.next(), restored.sentence(), clock.instant(), SYSTEM, restored.lastActivity()));
        } else {
            quarantines.explain(open, restored.sentence(), restored.lastActivity());
        }
        events.publishEvent(restored);
    }

    private void begin(Begun begun) {
        quarantines.insert(begun);
        log.warn("QUARANTINE: nothing is sent until an administrator releases it. {}", begun.reason());
    }

    @Transactional
    public void release(String operator) {
        if (!quarantines.release(operator, clock.instant())) {
            throw RuleBroken.conflict("not-in-quarantine", "The system is not in quarantine.");
        }
        log.warn("The quarantine is released by {}; messages may leave again", operator);
    }
}
