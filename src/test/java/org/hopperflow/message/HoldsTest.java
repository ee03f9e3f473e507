package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.SendOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A number in maintenance: nothing leaves, nothing is lost, no try is used up. */
class HoldsTest extends CorridorByHand {

    private static final SendOutcome MAINTENANCE = new SendOutcome.Rejected("MAINTENANCE", "one minute");

    @Autowired Pace pace;
    @Autowired PaceController shown;
    @Autowired Slowdowns slowdowns;
    @Autowired DeliveryStatuses statuses;

    @Test
    void everything_of_a_number_in_maintenance_waits_and_goes_again_as_the_same_try() {
        campaignWrites(account, "393200001");
        answered(marker.mark(account, 10), MAINTENANCE);
        campaignWrites(account, "393200002");

        assertThat(pace.effective(account)).isZero();
        assertThat(pace.take(account, 10)).isZero();
        assertThat(shown.show(account).reason()).isEqualTo("It was MAINTENANCE");
        assertThat(shown.show(account).heldUntil()).isBetween(clock.instant().plusSeconds(50), clock.instant().plusSeconds(60));
        assertThat(row("393200001")).isEqualTo("QUEUED 1");

        passes(Duration.ofSeconds(61));

        assertThat(pace.effective(account)).as("nobody was too fast").isEqualTo(1000);
        assertThat(shown.show(account).reason()).isNull();
        assertThat(marked(account)).containsExactlyInAnyOrder("393200001", "393200002");
    }

    @Test
    void other_numbers_go_on() {
        campaignWrites(account, "393200001");
        answered(marker.mark(account, 10), MAINTENANCE);

        assertThat(pace.effective(key("m"))).isEqualTo(1000);
    }

    @Test
    void answers_of_one_burst_are_one_hold_and_the_next_in_a_row_is_longer_until_the_table_gives_up() {
        campaignWrites(account, "393200001", "393200002");
        answered(marker.mark(account, 1), MAINTENANCE);
        answered(marker.mark(account, 1), MAINTENANCE);
        assertThat(shown.show(account).heldUntil()).isBefore(clock.instant().plusSeconds(61));

        passes(Duration.ofSeconds(61));
        answered(marker.mark(account, 1), MAINTENANCE);
        assertThat(shown.show(account).heldUntil()).isAfter(clock.instant().plusSeconds(240));

        passes(Duration.ofSeconds(61 + 301));
        List<QueuedAttempt> last = marker.mark(account, 1);
        answered(last, MAINTENANCE);
        assertThat(row(last.get(0).to())).isEqualTo("REJECTED 1");
    }

    @Test
    void a_status_that_tells_of_maintenance_holds_the_number_too() {
        campaignWrites(account, "393200001");
        answered(marker.mark(account, 1), new SendOutcome.Accepted("out-" + account));

        statuses.on(new StatusChanged(account, "out-" + account, DeliveryStatus.FAILED, null, clock.instant(),
                "MAINTENANCE", "one minute"));

        assertThat(pace.effective(account)).isZero();
    }

    private void passes(Duration sinceTheBeginning) {
        clock.moveTo(sinceTheBeginning);
        slowdowns.lookAgainAfterCommit();
    }

    private String row(String phone) {
        return jdbc.sql("select state || ' ' || number from attempt where account_key = :account and recipient = :phone")
                .param("account", account.value()).param("phone", phone).query(String.class).single();
    }
}
