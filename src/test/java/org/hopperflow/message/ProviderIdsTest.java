package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.StatusesChanged;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A provider that mixes up its messages. */
@SpringBootTest(classes = MessageRoom.class)
@ActiveProfiles("test")
class ProviderIdsTest {

    @Autowired Ledger ledger;
    @Autowired Marker marker;
    @Autowired OutcomeWriter writer;
    @Autowired DeliveryStatuses statuses;
    @Autowired EarlyStatusSweep earlyStatuses;
    @Autowired AlarmRepository alarms;
    @Autowired MessageRoom.Gate gate;
    @Autowired MessageRoom.Listener told;
    @Autowired BusinessClock clock;
    @Autowired MeterRegistry meters;
    @Autowired JdbcClient jdbc;

    private final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    private final CampaignId campaign = CampaignId.next();

    @BeforeEach
    void openGate() {
        gate.open.clear();
        gate.open.add(campaign);
        told.settled.clear();
        told.faulty = false;
    }

    @AfterEach
    void realTime() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void an_attempt_that_the_provider_has_under_two_ids_is_an_alarm_that_shows_both() {
        double before = counted("hopper.alarms.two.provider.ids");
        QueuedAttempt sent = sendingTo("393200001");
        accepted(sent, "first");

        statusOf(sent, "second");
        statusOf(sent, "second");

        assertThat(raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(ProviderIdAlarm.Kind.TWO_IDS);
            assertThat(alarm.attemptId()).isEqualTo(sent.id());
            assertThat(alarm.knownMessageId()).isEqualTo(id("first"));
            assertThat(alarm.providerMessageId()).isEqualTo(id("second"));
        });
        assertThat(messageIdOf(sent)).isEqualTo(id("first"));
        assertThat(counted("hopper.alarms.two.provider.ids")).isEqualTo(before + 1);
    }

    @Test
    void a_status_that_overtook_the_answer_under_another_id_raises_the_alarm_as_well() {
        QueuedAttempt sent = sendingTo("393200001");
        statusOf(sent, "told by the status");

        accepted(sent, "told by the answer");
        earlyStatuses.sweep();

        assertThat(raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(ProviderIdAlarm.Kind.TWO_IDS);
            assertThat(alarm.knownMessageId()).isEqualTo(id("told by the answer"));
        });
    }

    @Test
    void the_usual_repeats_raise_no_alarm() {
        QueuedAttempt sent = sendingTo("393200001");
        statusOf(sent, "one");
        accepted(sent, "one");
        statusOf(sent, "one");

        assertThat(raised()).isEmpty();
    }

    @Test
    void an_answer_with_the_id_of_another_message_is_unknown_and_an_alarm() {
        double before = counted("hopper.alarms.taken.provider.id");
        QueuedAttempt first = sendingTo("393200001");
        QueuedAttempt second = sendingTo("393200002");
        accepted(first, "same");

        accepted(second, "same");

        assertThat(stateOf(first)).isEqualTo("ACCEPTED");
        assertThat(stateOf(second)).isEqualTo("UNKNOWN");
        assertThat(raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(ProviderIdAlarm.Kind.TAKEN_ID);
            assertThat(alarm.attemptId()).isEqualTo(second.id());
            assertThat(alarm.otherAttemptId()).isEqualTo(first.id());
        });
        assertThat(counted("hopper.alarms.taken.provider.id")).isEqualTo(before + 1);
        assertThat(told.settled).extracting(AttemptSettled::attemptId).containsExactly(first.id());
    }

    @Test
    void two_answers_with_one_id_in_one_batch_are_told_apart() {
        QueuedAttempt first = sendingTo("393200001");
        QueuedAttempt second = sendingTo("393200002");

        writer.writeAndTell(List.of(result(second, "same"), result(first, "same")));

        assertThat(stateOf(first)).isEqualTo("ACCEPTED");
        assertThat(stateOf(second)).isEqualTo("UNKNOWN");
    }

    @Test
    void an_outcome_written_alone_is_looked_at_in_the_same_way() {
        QueuedAttempt first = sendingTo("393200001");
        QueuedAttempt second = sendingTo("393200002");
        accepted(first, "same");

        writer.write(result(second, "same"));

        assertThat(stateOf(second)).isEqualTo("UNKNOWN");
    }

    @Test
    void a_status_that_names_an_attempt_and_anothers_message_settles_it_without_the_id() {
        QueuedAttempt first = sendingTo("393200001");
        QueuedAttempt second = sendingTo("393200002");
        accepted(first, "same");
        writer.write(new CallResult(second, new SendOutcome.Unknown("The connection broke")));

        statusOf(second, "same");

        assertThat(stateOf(second)).isEqualTo("ACCEPTED");
        assertThat(messageIdOf(second)).isNull();
        assertThat(raised()).singleElement().satisfies(alarm -> assertThat(alarm.kind()).isEqualTo(ProviderIdAlarm.Kind.TAKEN_ID));
    }

    @Test
    void an_alarm_is_shown_until_a_person_has_looked() {
        QueuedAttempt sent = sendingTo("393200001");
        accepted(sent, "first");
        statusOf(sent, "second");
        UUID alarm = raised().get(0).id();

        assertThat(alarms.dismiss(alarm)).isTrue();
        assertThat(alarms.dismiss(alarm)).isFalse();
        statusOf(sent, "second");

        assertThat(raised()).isEmpty();
    }

    private QueuedAttempt sendingTo(String phone) {
        AttemptId id = ledger.queue(NewAttempt.text(account, phone, "Hello",
                Origin.entry(campaign, EntryId.next(), 1, "sendTemplate", "token")));
        return marker.mark(account, 100).stream().filter(attempt -> attempt.id().equals(id)).findFirst().orElseThrow();
    }

    private void accepted(QueuedAttempt sent, String messageId) {
        writer.writeAndTell(List.of(result(sent, messageId)));
    }

    private CallResult result(QueuedAttempt sent, String messageId) {
        return new CallResult(sent, new SendOutcome.Accepted(id(messageId)));
    }

    private void statusOf(QueuedAttempt sent, String messageId) {
        statuses.on(new StatusesChanged(account, List.of(
                new StatusChanged(account, id(messageId), DeliveryStatus.SENT, sent.id().toString(), clock.instant(), null, null))));
    }

    private String id(String word) {
        return "wamid." + word.replace(' ', '.') + account;
    }

    private List<ProviderIdAlarm> raised() {
        return alarms.page(null, 1000).stream().filter(alarm -> alarm.accountKey().equals(account)).toList();
    }

    private double counted(String counter) {
        return meters.counter(counter).count();
    }

    private String stateOf(QueuedAttempt attempt) {
        return jdbc.sql("select state from attempt where id = :id").param("id", attempt.id().value()).query(String.class).single();
    }

    private String messageIdOf(QueuedAttempt attempt) {
        return jdbc.sql("select provider_message_id from attempt where id = :id").param("id", attempt.id().value())
                .query(String.class).optional().orElse(null);
    }
}
