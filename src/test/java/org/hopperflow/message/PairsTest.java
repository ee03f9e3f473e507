package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.Test;

/** How many messages one customer gets in a short time. */
class PairsTest extends CorridorByHand {

    private static final String CHATTY = "393200001";

    @Test
    void a_burst_leaves_at_once_and_then_one_in_six_seconds() {
        agentWrites(account, CHATTY, 47);
        assertThat(marked(account)).hasSize(44);

        clock.moveTo(Duration.ofMillis(5_000));
        assertThat(marked(account)).isEmpty();
        clock.moveTo(Duration.ofMillis(6_500));
        assertThat(marked(account)).hasSize(1);
        clock.moveTo(Duration.ofMillis(12_500));
        assertThat(marked(account)).hasSize(1);
        clock.moveTo(Duration.ofMillis(18_500));
        assertThat(marked(account)).hasSize(1);
    }

    @Test
    void who_gets_too_many_holds_up_nobody() {
        agentWrites(account, CHATTY, 60);
        agentWrites(account, "393200002", 1);

        assertThat(marker.mark(account, 50)).hasSize(44);
        assertThat(marker.mark(account, 50)).extracting(QueuedAttempt::to).containsExactly("393200002");
    }

    @Test
    void what_was_borrowed_is_given_back_with_time() {
        agentWrites(account, CHATTY, 44);
        marked(account);

        clock.moveTo(Duration.ofMinutes(2).plusSeconds(1));
        agentWrites(account, CHATTY, 44);

        assertThat(marked(account)).hasSize(20);
    }

    @Test
    void a_campaigns_first_message_to_a_number_leaves_no_row() {
        campaignWrites(account, CHATTY);

        assertThat(marked(account)).hasSize(1);
        assertThat(rows(account)).isZero();
    }

    @Test
    void at_kaleyra_there_is_no_such_limit() {
        AccountKey kaleyra = key("k");
        agentWrites(kaleyra, CHATTY, 60);

        assertThat(marked(kaleyra)).hasSize(60);
        assertThat(rows(kaleyra)).isZero();
    }

    private int rows(AccountKey of) {
        return jdbc.sql("select count(*) from pair_pace where account_key = :key").param("key", of.value()).query(Integer.class).single();
    }
}
