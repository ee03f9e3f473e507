package org.hopperflow.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Whether a moment lies inside a sending interval. Wall-clock times: a slot stays at nine o'clock across daylight saving changes. */
final class SendingHours {

    private SendingHours() {
    }

    /** @param interval null is open at any hour */
    static boolean open(SendingInterval interval, Instant moment) {
        if (interval == null) {
            return true;
        }
        ZonedDateTime local = moment.atZone(ZoneId.of(interval.timeZone()));
        if (interval.exclude() != null && interval.exclude().contains(local.toLocalDate())) {
            return false;
        }
        return interval.weekly().stream().anyMatch(slot -> slot.day().ordinal() == local.getDayOfWeek().ordinal()
                && !local.toLocalTime().isBefore(slot.from()) && local.toLocalTime().isBefore(slot.to()));
    }
}
