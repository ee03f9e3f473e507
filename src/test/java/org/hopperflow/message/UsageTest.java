package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How fast an account sends whose calls are nearly used up. */
class UsageTest extends CorridorByHand {

    @Autowired Pace pace;
    @Autowired PaceController shown;
    @Autowired Slowdowns slowdowns;

    @ParameterizedTest
    @CsvSource({"0, 1000", "80, 1000", "81, 1000", "85, 800", "90, 500", "99, 100", "100, 1", "250, 1"})
    void the_rest_of_the_allowance_is_the_rest_of_the_pace(int percent, int effective) {
        assertThat(new Usage(percent, null, Instant.EPOCH).effective(1000, 80)).isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({"100, 99, 10", "100, 100, 1", "1, 50, 6"})
    void the_threshold_may_be_any_percentage(int slowDownAt, int percent, int effective) {
        assertThat(new Usage(percent, null, Instant.EPOCH).effective(10, slowDownAt)).isEqualTo(effective);
    }

    @Test
    void an_allowance_that_is_nearly_used_up_slows_the_account_down_until_there_is_better_news() {
        told(90, null);

        assertThat(shown.show(account))
                .isEqualTo(new PaceController.PaceView(1000, 500, "90 % of the calls that the provider allows are used up", null));

        told(40, null);
        assertThat(shown.show(account)).isEqualTo(new PaceController.PaceView(1000, 1000, null, null));
    }

    @Test
    void without_news_it_recovers_by_itself() {
        told(95, null);
        assertThat(pace.effective(account)).isEqualTo(300);

        passes(Duration.ofMinutes(6));

        assertThat(pace.effective(account)).isEqualTo(1000);
    }

    @Test
    void while_calls_are_not_allowed_nothing_leaves() {
        told(100, clock.instant().plus(Duration.ofMinutes(7)));

        assertThat(pace.take(account, 5)).isZero();
        assertThat(shown.show(account).heldUntil()).isAfter(clock.instant().plus(Duration.ofMinutes(6)));
        assertThat(shown.show(account).reason()).isEqualTo("100 % of the calls that the provider allows are used up");

        passes(Duration.ofMinutes(8));
        assertThat(pace.effective(account)).isEqualTo(1000);
    }

    @Test
    void all_used_up_without_an_end_means_a_minute_and_then_one_by_one() {
        told(100, null);
        assertThat(pace.effective(account)).isZero();

        passes(Duration.ofSeconds(61));
        assertThat(pace.effective(account)).isEqualTo(1);
    }

    private void told(int percent, Instant regainAt) {
        jdbc.sql("""
                insert into account_condition (account_key, usage_percent, usage_regain_at, usage_at) values (:key, :percent, :regain, :now)
                    on conflict (account_key) do update set usage_percent = excluded.usage_percent
                """).param("key", account.value()).param("percent", percent)
                .param("regain", regainAt == null ? null : regainAt.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        slowdowns.lookAgainAfterCommit();
    }

    private void passes(Duration time) {
        clock.moveTo(time);
        slowdowns.lookAgainAfterCommit();
    }
}
