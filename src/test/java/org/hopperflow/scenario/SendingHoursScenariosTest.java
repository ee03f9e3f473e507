package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The sending interval (design section 9, "Campaigns"): one campaign that sends between nine and ten lives through the next daylight
 * saving change, the day before which is excluded; each test tells what became of it at one moment.
 */
class SendingHoursScenariosTest extends Scenario {

    private ZoneId zone;
    private boolean runs;
    private String reason;
    private int onTheExcludedDay;
    private int beforeNine;
    private int afterNine;
    private int onTheNextDayAfterTen;
    private int onTheNextDayAtNine;

    @BeforeAll
    void liveThroughTheChange() {
        Instant soon = now().plus(Duration.ofDays(2));
        zone = Stream.of("Europe/Rome", "America/New_York", "Australia/Sydney", "America/Santiago").map(ZoneId::of)
                .min(Comparator.comparing(each -> each.getRules().nextTransition(soon).getInstant())).orElseThrow();
        LocalDate change = zone.getRules().nextTransition(soon).getInstant().atZone(zone).toLocalDate();
        String phone = customer();
        String second = customer();
        laterAt(at(change.minusDays(1), LocalTime.of(8, 0)));
        String campaign = campaign(", \"responseTimeoutDays\": 9, \"sendingInterval\": " + interval(zone, change.minusDays(1)), phone);

        laterAt(at(change.minusDays(1), LocalTime.of(9, 30)));
        awaitTheDispatcher();
        onTheExcludedDay = world.received(phone);
        runs = shown(campaign).path("status").asText().equals("RUNNING");
        reason = shown(campaign).path("statusReason").asText();

        laterAt(at(change, LocalTime.of(8, 45)));
        awaitTheDispatcher();
        beforeNine = world.received(phone);

        laterAt(at(change, LocalTime.of(9, 15)));
        await().atMost(PATIENCE).until(() -> world.received(phone) == 1);
        afterNine = world.received(phone);

        laterAt(at(change, LocalTime.of(10, 0)));
        world.add(campaign, list(second));
        awaitTheDispatcher();
        onTheNextDayAfterTen = world.received(second);

        laterAt(at(change.plusDays(1), LocalTime.of(9, 0)).plusSeconds(1));
        await().atMost(PATIENCE).until(() -> world.received(second) == 1);
        onTheNextDayAtNine = world.received(second);
    }

    @Test
    void on_an_excluded_day_nothing_is_sent() {
        assertThat(onTheExcludedDay).isZero();
    }

    @Test
    void outside_its_hours_a_campaign_runs_and_says_why_it_sends_nothing() {
        assertThat(runs).isTrue();
        assertThat(reason).isEqualTo("Outside its sending hours");
    }

    @Test
    void after_a_daylight_saving_change_it_still_begins_at_nine_of_its_time_zone() {
        assertThat(beforeNine).isZero();
        assertThat(afterNine).isEqualTo(1);
    }

    @Test
    void a_slot_ends_at_its_end_and_begins_again_the_next_day() {
        assertThat(onTheNextDayAfterTen).isZero();
        assertThat(onTheNextDayAtNine).isEqualTo(1);
    }

    private static String interval(ZoneId zone, LocalDate excluded) {
        String slots = Stream.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .map(day -> "{\"day\": \"" + day + "\", \"from\": \"09:00\", \"to\": \"10:00\"}").collect(Collectors.joining(", "));
        return "{\"timeZone\": \"" + zone + "\", \"weekly\": [" + slots + "], \"exclude\": [\"" + excluded + "\"]}";
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
