package org.hopperflow.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.operation.Quarantine;
import org.hopperflow.shared.operation.Uptime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether a campaign whose start date is reached may start by itself. Not when it is late because the system was down, since what was
 * right at noon may be wrong at midnight; and not in quarantine, since it may have been started before. A busy system or a clock that
 * was moved makes nobody wait.
 */
@Component
class LateStart {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.ENGLISH);

    private final Uptime uptime;
    private final Quarantine quarantine;
    private final SendingAccounts accounts;
    private final Clock clock;
    private final Duration atMost;

    /** @param atMost {@code hopper.campaign.start-late-at-most}, default one hour; zero: whatever was missed waits for a person */
    LateStart(Uptime uptime, Quarantine quarantine, SendingAccounts accounts, Clock clock,
            @Value("${hopper.campaign.start-late-at-most:PT1H}") Duration atMost) {
        this.uptime = uptime;
        this.quarantine = quarantine;
        this.accounts = accounts;
        this.clock = clock;
        this.atMost = atMost;
    }

    /** What a person reads; empty when it may start. */
    Optional<String> whyNot(Campaign campaign) {
        Instant due = campaign.options().startAt();
        if (due == null) {
            return Optional.empty();
        }
        if (quarantine.active()) {
            return Optional.of("It was due on " + date(campaign, due) + " while the system was in quarantine. "
                    + "Resume it after the release to start it.");
        }
        // Saved when its date had passed already, it was meant to start at once.
        boolean late = due.isAfter(campaign.createdAt()) && clock.instant().isAfter(due.plus(atMost));
        return late && !uptime.wasUp(due)
                ? Optional.of("It was due on " + date(campaign, due) + " while the system was down. Resume it to start now.")
                : Optional.empty();
    }

    private String date(Campaign campaign, Instant due) {
        SendingInterval interval = campaign.options().sendingInterval();
        ZoneId zone = interval == null ? accounts.timeZone(campaign.accountKey()) : ZoneId.of(interval.timeZone());
        return DATE.format(due.atZone(zone)) + " (" + (zone.getId().equals("Z") ? "UTC" : zone.getId()) + ")";
    }
}
