package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a provider's "too fast" does to those who come after. The account of this room may send 1,000 a second. */
class ThrottlingTest extends CorridorByHand {

    private static final SendOutcome TOO_FAST = new SendOutcome.Rejected("THROTTLE", "slow down");

    @Autowired Pace pace;
    @Autowired PaceController shown;
    @Autowired SendingAccounts accounts;
    @Autowired Senders senders;

    @Test
    void a_throttled_number_sends_half_as_fast_and_creeps_up_again() {
        throttled(TOO_FAST);

        assertThat(shown.show(account)).isEqualTo(new PaceController.PaceView(1000, 500, "It was THROTTLE", null));
        assertThat(accounts.messagesPerSecond(account)).as("what the dispatcher claims by").isEqualTo(500);

        secondsPass(10);
        await().until(() -> pace.effective(account) == 600);
        secondsPass(25);
        await().until(() -> pace.effective(account) == 800);
        secondsPass(20);
        await().until(() -> pace.effective(account) == 1000);
        assertThat(shown.show(account).reason()).isNull();
    }

    @Test
    void answers_of_one_burst_count_once_and_a_later_one_again() {
        campaignWrites(account, "393200001", "393200002", "393200003");
        List<QueuedAttempt> burst = marker.mark(account, 10);
        answered(burst.subList(0, 2), TOO_FAST);
        answered(burst.subList(2, 3), TOO_FAST);
        assertThat(pace.effective(account)).isEqualTo(500);

        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        throttled(TOO_FAST);

        assertThat(pace.effective(account)).isEqualTo(250);
    }

    @Test
    void it_never_falls_below_one_a_second() {
        throttled(TOO_FAST);
        jdbc.sql("update pace_slowdown set per_second = 1, lowered_at = lowered_at - interval '2 seconds' where account_key = :key")
                .param("key", account.value()).update();

        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        throttled(TOO_FAST);

        assertThat(pace.effective(account)).isEqualTo(1);
    }

    @Test
    void an_answer_without_a_code_takes_the_same_way() {
        throttled(new SendOutcome.Throttled(Duration.ofSeconds(1), "HTTP 429 without an error code"));

        assertThat(shown.show(account).effective()).isEqualTo(500);
        assertThat(shown.show(account).reason()).isEqualTo("HTTP 429 without an error code");
    }

    @Test
    void a_call_of_which_the_provider_heard_nothing_slows_nobody_down() {
        throttled(SendOutcome.Throttled.unheard(Duration.ofSeconds(5), "ConnectException: Connection refused"));

        assertThat(pace.effective(account)).isEqualTo(1000);
        assertThat(marker.mark(account, 1)).as("before its time").isEmpty();
        clock.moveTo(Duration.ofSeconds(5));
        assertThat(marker.mark(account, 1)).hasSize(1);
    }

    @Test
    void the_slower_pace_is_what_the_buckets_give() {
        throttled(TOO_FAST);

        assertThat(pace.take(account, 1000)).isBetween(1, 25);
    }

    @Test
    void of_a_message_that_is_not_written_down_nothing_is_slowed_down() {
        campaignWrites(account, "393200001");
        List<QueuedAttempt> sent = marker.mark(account, 10);
        jdbc.sql("update attempt set owner = 'another' where id = :id").param("id", sent.get(0).id().value()).update();

        answered(sent, new SendOutcome.Rejected("PERMANENT", "no"));

        assertThat(pace.effective(account)).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, 99, 901", "1000, 1, 100, 1000", "80, 40, 9, 40", "80, 40, 50, 80", "15, 1, 70, 15", "1, 1, 0, 1"})
    void the_way_back_takes_100_seconds_at_most(int allowed, int lowered, int seconds, int effective) {
        assertThat(new Slowdown(lowered, Duration.ofSeconds(seconds), "x").effective(allowed)).isEqualTo(effective);
    }

    @Test
    void a_limit_of_the_business_account_slows_all_its_numbers_down() {
        throttled(new SendOutcome.Rejected("WABA", "slow down"));

        assertThat(List.of(pace.effective(account), pace.effective(sister()), pace.effective(cousin()))).containsExactly(500, 500, 1000);
        assertThat(shown.show(sister()).reason()).isEqualTo("It was WABA");
    }

    @Test
    void a_limit_of_the_app_slows_all_accounts_down_that_it_calls_for() {
        throttled(new SendOutcome.Rejected("APP", "slow down"));

        assertThat(List.of(pace.effective(account), pace.effective(sister()), pace.effective(cousin()))).containsExactly(500, 500, 500);
    }

    @Test
    void a_limit_of_the_number_slows_nobody_else_down() {
        throttled(TOO_FAST);
        throttled(new SendOutcome.Throttled(Duration.ofSeconds(1), "HTTP 429 without an error code"));

        assertThat(pace.effective(sister())).isEqualTo(1000);
    }

    @Test
    void a_limit_of_the_template_puts_off_its_messages_and_no_others() {
        TemplateId slow = TemplateId.next();
        campaignWrites(account, slow, "393200001", "393200002", "393200003");
        answered(marker.mark(account, 1), new SendOutcome.Rejected("TEMPLATE", "ten an hour"));
        campaignWrites(account, "393200004");

        assertThat(marked(account)).containsExactly("393200004");
        assertThat(pace.effective(account)).isEqualTo(1000);

        clock.moveTo(Duration.ofSeconds(61));
        assertThat(marked(account)).hasSize(3);
    }

    @Test
    void too_many_messages_to_one_customer_put_off_his_and_nobody_elses() {
        campaignWrites(account, "393200001");
        answered(marker.mark(account, 10), new SendOutcome.Rejected("PAIR", "too many"));
        campaignWrites(account, "393200001", "393200002");

        assertThat(marked(account)).containsExactly("393200002");
        assertThat(pace.effective(account)).isEqualTo(1000);

        clock.moveTo(Duration.ofMillis(1_500));
        assertThat(marked(account)).containsExactly("393200001", "393200001");
    }

    @Test
    void each_refusal_in_a_row_makes_him_wait_four_times_as_long() {
        campaignWrites(account, "393200001");
        Duration now = Duration.ZERO;
        for (int seconds : List.of(1, 4, 16, 64)) {
            answered(marker.mark(account, 10), new SendOutcome.Rejected("PAIR", "too many"));

            clock.moveTo(now.plusSeconds(seconds).minusMillis(900));
            assertThat(marker.mark(account, 10)).as("before %d s", seconds).isEmpty();
            now = now.plusSeconds(seconds).plusMillis(900);
            clock.moveTo(now);
        }
    }

    @Test
    void a_table_without_the_column_slows_the_number_down() {
        ProviderErrors old = new ProviderErrors((key, inputs) -> Map.of("errorClass", "THROTTLE"), senders);

        assertThat(old.of(account, "4", "slow", 1).scope()).isEqualTo(ThrottleScope.NUMBER);
    }

    private void throttled(SendOutcome outcome) {
        campaignWrites(account, "3932000" + System.nanoTime());
        List<QueuedAttempt> sent = marker.mark(account, 1);
        assertThat(sent).hasSize(1);
        answered(sent, outcome);
    }

    private AccountKey sister() {
        return AccountKey.of("sister" + account);
    }

    private AccountKey cousin() {
        return AccountKey.of("cousin" + account);
    }

    private void secondsPass(int seconds) {
        jdbc.sql("update pace_slowdown set lowered_at = lowered_at - :seconds * interval '1 second' where account_key = :key")
                .param("seconds", seconds).param("key", account.value()).update();
    }
}
