package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.hopperflow.campaign.SendingInterval.Slot;
import org.hopperflow.campaign.SendingInterval.Weekday;
import org.junit.jupiter.api.Test;

class SendingHoursTest {

    private static final SendingInterval MONDAY_MORNING = new SendingInterval("Europe/Rome",
            List.of(new Slot(Weekday.MON, LocalTime.of(9, 0), LocalTime.of(12, 0))), List.of(LocalDate.of(2026, 4, 6)));

    @Test
    void without_an_interval_every_hour_is_open() {
        assertThat(SendingHours.open(null, Instant.parse("2026-03-01T03:00:00Z"))).isTrue();
    }

    @Test
    void a_slot_includes_its_start_and_excludes_its_end() {
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-03-02T08:00:00Z"))).isTrue();
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-03-02T07:59:59Z"))).isFalse();
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-03-02T11:00:00Z"))).isFalse();
    }

    @Test
    void a_slot_stays_at_its_wall_clock_time_across_daylight_saving() {
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-03-30T07:00:00Z"))).isTrue();
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-03-30T10:30:00Z"))).isFalse();
    }

    @Test
    void an_excluded_day_and_other_weekdays_are_closed() {
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-04-06T08:00:00Z"))).isFalse();
        assertThat(SendingHours.open(MONDAY_MORNING, Instant.parse("2026-03-03T08:00:00Z"))).isFalse();
    }
}
