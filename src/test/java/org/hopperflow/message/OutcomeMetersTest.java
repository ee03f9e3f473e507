package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.BusinessClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** Each send is counted once, by the class of what it came to. */
@SpringBootTest(classes = MessageRoom.class)
@ActiveProfiles("test")
class OutcomeMetersTest {

    @Autowired Ledger ledger;
    @Autowired Marker marker;
    @Autowired Pace pace;
    @Autowired OutcomeWriter writer;
    @Autowired OutcomeRepository outcomes;
    @Autowired UnknownSweep sweep;
    @Autowired Teller teller;
    @Autowired MessageRoom.Listener told;
    @Autowired MessageRoom.Gate gate;
    @Autowired MeterRegistry meters;
    @Autowired BusinessClock clock;

    private final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));

    @BeforeEach
    void nobodyIsFaulty() {
        told.faulty = false;
        gate.suppressed.clear();
    }

    @AfterEach
    void realTime() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void what_calls_come_to_is_counted_by_class() {
        comesTo(new SendOutcome.Accepted("wamid.1" + account));
        comesTo(new SendOutcome.Rejected("TEMPORARY", "later"));
        comesTo(new SendOutcome.Rejected("PERMANENT", "never"));
        comesTo(new SendOutcome.Rejected("THROTTLE", "slower"));
        comesTo(new SendOutcome.Unknown("no answer"));

        assertThat(counted("accepted")).isEqualTo(1);
        assertThat(counted("temporary")).isEqualTo(1);
        assertThat(counted("permanent")).isEqualTo(1);
        assertThat(counted("throttled")).isEqualTo(1);
        assertThat(counted("unknown")).isEqualTo(1);
    }

    @Test
    void the_time_from_the_queue_to_the_providers_yes_is_measured() {
        comesTo(new SendOutcome.Accepted("wamid.2" + account));

        Timer timer = meters.get("hopper.send.accepted").tag("account", account.value()).timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.max(TimeUnit.SECONDS)).isLessThan(60);
    }

    @Test
    void what_is_undone_and_written_again_counts_once() {
        CallResult accepted = new CallResult(queuedAndMarked(), new SendOutcome.Accepted("wamid.3" + account));
        told.faulty = true;
        assertThatThrownBy(() -> writer.writeAndTell(List.of(accepted))).isInstanceOf(IllegalStateException.class);
        assertThat(counted("accepted")).isZero();

        writer.write(accepted);
        writer.write(accepted);

        assertThat(counted("accepted")).isEqualTo(1);
    }

    @Test
    void a_send_that_nobody_could_confirm_and_one_that_did_not_leave_are_counted() {
        int before = outcomes.unknown(10_000);
        comesTo(new SendOutcome.Unknown("no answer"));
        assertThat(outcomes.unknown(10_000)).isEqualTo(before + 1);
        clock.moveTo(Duration.ofMinutes(20));
        sweep.sweep();
        queue();
        gate.suppressed.add("393200001");
        marker.mark(account, 10);

        teller.tellAll();

        assertThat(counted("unconfirmed")).isEqualTo(1);
        assertThat(counted("cancelled")).isEqualTo(1);
    }

    @Test
    void permits_that_were_wanted_and_not_given_are_counted() {
        pace.take(account, 1_000);

        // The bucket of a thousand a second holds fifty.
        assertThat(meters.get("hopper.pace.refused").tag("account", account.value()).counter().count()).isBetween(900.0, 950.0);
    }

    private void comesTo(SendOutcome outcome) {
        writer.writeAndTell(List.of(new CallResult(queuedAndMarked(), outcome)));
    }

    private QueuedAttempt queuedAndMarked() {
        queue();
        return marker.mark(account, 1).get(0);
    }

    private void queue() {
        ledger.queue(NewAttempt.text(account, "393200001", "Hello", Origin.single("agent")));
    }

    private double counted(String word) {
        Counter counter = meters.find("hopper.send.outcomes").tags("account", account.value(), "class", word).counter();
        return counter == null ? 0 : counter.count();
    }
}
